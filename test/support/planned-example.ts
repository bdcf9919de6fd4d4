import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Values } from './rendered';
import { newRepository } from './repository';
import { mustTerraform } from './terraform';

/** A resource that a plan makes, as Terraform's JSON shows it; what is not known yet is left out. */
export interface PlannedResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: Values;
}

interface TestPlan {
  readonly resource_changes: (Omit<PlannedResource, 'values'> & { readonly change: { readonly after: Values } })[];
}

/**
 * Plans an example with its tfvars example as it is, on the mocked provider of the generated tests, in the partition aws.
 *
 * @param name of the example
 * @param options of the generated repository
 * @param test what the test file says beside: variables, overrides
 */
export async function plannedExample(name: string, options: object, test: object = {}): Promise<PlannedResource[]> {
  const root = join(newRepository({ ...options, examples: [name] }), 'examples', name);
  copyFileSync(join(root, 'terraform.tfvars.example'), join(root, 'terraform.tfvars'));
  const file = { mock_provider: { aws: { source: '../../tests/mocks/aws' } }, run: { planned: { command: 'plan' } } };
  writeFileSync(join(root, 'tests/planned.tftest.json'), JSON.stringify({ ...file, ...test }));
  await mustTerraform(root, ['init', '-backend=false', '-input=false']);
  const output = await mustTerraform(root, ['test', '-filter=tests/planned.tftest.json', '-verbose', '-json']);
  const plan = output
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { test_plan?: TestPlan }).test_plan)
    .find((it) => it !== undefined);
  if (plan === undefined) throw new Error(`terraform test printed no plan:\n${output}`);
  return plan.resource_changes.map(({ change, ...resource }) => ({ ...resource, values: change.after }));
}
