import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository } from './repository';
import { mustTerraform } from './terraform';
import type { TerraformShow } from '../iam/state';

/**
 * Plans an example with its tfvars example as it is, on the mocked provider of the generated tests.
 *
 * @param name of the example
 * @param options of the generated repository, in the partition aws
 * @param test what the test file says beside: variables, overrides
 * @returns the plan, as `terraform show -json` prints it
 */
export async function plannedExample(name: string, options: object, test: object = {}): Promise<TerraformShow> {
  const root = join(newRepository({ ...options, examples: [name] }), 'examples', name);
  copyFileSync(join(root, 'terraform.tfvars.example'), join(root, 'terraform.tfvars'));
  const file = { mock_provider: { aws: { source: '../../tests/mocks/aws' } }, run: { planned: { command: 'plan' } } };
  writeFileSync(join(root, 'tests/planned.tftest.json'), JSON.stringify({ ...file, ...test }));
  await mustTerraform(root, ['init', '-backend=false', '-input=false']);
  const output = await mustTerraform(root, ['test', '-filter=tests/planned.tftest.json', '-verbose', '-json']);
  const messages = output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { test_plan?: { planned_values?: TerraformShow['planned_values'] } });
  const plan = messages.find((message) => message.test_plan !== undefined)?.test_plan;
  if (plan === undefined) throw new Error(`terraform test printed no plan:\n${output}`);
  return plan;
}
