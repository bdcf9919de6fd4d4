import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository } from './repository';
import { mustTerraform } from './terraform';

/** The arguments and attributes of a resource, as Terraform's JSON shows them. */
export type Values = Readonly<Record<string, unknown>>;

/** What an apply of the module makes, on the mocked provider of the generated tests. */
export interface Rendered {
  /** Values by address, as `aws_sns_topic.this[0]`. */
  readonly resources: Readonly<Record<string, Values>>;
  /** Values of the outputs by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

interface TestState {
  readonly outputs?: Record<string, { readonly value: unknown }>;
  readonly root_module: { readonly resources: { readonly address: string; readonly values: Values }[] };
}

/** The id of the runner in what is rendered. */
export const RUNNER_ID = 'demo-0a1b2c';

const known = new Map<string, Promise<Rendered>>();

/**
 * Renders the module of a repository with these options: applied in a native test of its own, where `terraform test`
 * prints the state. The runner is `demo-0a1b2c` in account 123456789012, in the region of the partition's mock.
 *
 * @param options of the generated repository
 * @param variables of the module
 * @param partition whose mocked provider is used
 * @param overrides attributes by resource, where those of the mocked provider do not do
 */
export function rendered(
  options: object = {},
  variables: object = {},
  partition: 'aws' | 'aws-cn' | 'aws-us-gov' = 'aws',
  overrides: Readonly<Record<string, object>> = {},
): Promise<Rendered> {
  const key = JSON.stringify([options, variables, partition, overrides]);
  const result = known.get(key) ?? render(options, variables, partition, overrides);
  known.set(key, result);
  return result;
}

async function render(
  options: object,
  variables: object,
  partition: string,
  overrides: Readonly<Record<string, object>>,
): Promise<Rendered> {
  const repository = newRepository(options);
  const test = {
    mock_provider: { aws: { source: `./tests/mocks/${partition}` } },
    override_resource: [
      { target: 'terraform_data.suffix', values: { id: '0a1b2c3d-0000-0000-0000-000000000000' } },
      ...Object.entries(overrides).map(([target, values]) => ({ target, values })),
    ],
    variables: { name: 'demo', trust_subjects: ['acme/infra'], subnet_ids: ['subnet-0a', 'subnet-0b'], ...variables },
    run: { rendered: {} },
  };
  writeFileSync(join(repository, 'tests/rendered.tftest.json'), JSON.stringify(test));
  await mustTerraform(repository, ['init', '-backend=false', '-input=false']);
  const output = await mustTerraform(repository, ['test', '-filter=tests/rendered.tftest.json', '-verbose', '-json']);
  const messages = output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { test_state?: TestState });
  const state = messages.find((message) => message.test_state !== undefined)?.test_state;
  if (state === undefined) throw new Error(`terraform test printed no state:\n${output}`);
  return {
    resources: Object.fromEntries(state.root_module.resources.map(({ address, values }) => [address, values])),
    outputs: Object.fromEntries(Object.entries(state.outputs ?? {}).map(([name, { value }]) => [name, value])),
  };
}
