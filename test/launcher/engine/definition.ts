import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository } from '../../support/repository';
import { mustTerraform } from '../../support/terraform';

export interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: ReadonlyArray<{ readonly Condition: string; readonly Next: string }>;
  readonly Catch?: ReadonlyArray<{ readonly ErrorEquals: readonly string[]; readonly Next: string }>;
  readonly ItemProcessor?: States;
  readonly TimeoutSeconds?: number;
}

export interface States {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** A state machine in the Amazon States Language. */
export interface Definition extends States {
  readonly QueryLanguage: string;
}

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly values: { readonly definition: string };
}

/**
 * The state machine that the module makes with given variables, by a native test with a mocked AWS: `terraform test`
 * prints the state of each run.
 *
 * @param variants values of variables, by a name for each
 */
export async function renderDefinitions(variants: Record<string, object>): Promise<Record<string, Definition>> {
  const root = newRepository();
  writeFileSync(join(root, 'tests', 'render.tftest.hcl'), nativeTest(variants));
  await mustTerraform(root, ['init', '-backend=false', '-input=false']);
  const printed = await mustTerraform(root, ['test', '-json', '-verbose', '-filter=tests/render.tftest.hcl']);
  const states = printed
    .split('\n')
    .filter((line) => line.includes('"type":"test_state"'))
    .map((line) => JSON.parse(line) as { '@testrun': string; test_state: { root_module: { resources: Resource[] } } });
  return Object.fromEntries(
    states.map((state) => {
      const machines = state.test_state.root_module.resources.filter(({ type }) => type === 'aws_sfn_state_machine');
      return [state['@testrun'], JSON.parse(machines[0].values.definition) as Definition];
    }),
  );
}

function nativeTest(variants: Record<string, object>): string {
  const runs = Object.entries(variants).map(([name, values]) => {
    const variables = Object.entries(values).map(([key, value]) => `    ${key} = ${JSON.stringify(value)}`);
    return `run "${name}" {\n  variables {\n${variables.join('\n')}\n  }\n}\n`;
  });
  return `mock_provider "aws" {
  source = "./tests/mocks/aws"
}
override_resource {
  target = terraform_data.suffix
  values = {
    id = "0a1b2c3d-0000-0000-0000-000000000000"
  }
}
variables {
  name               = "demo"
  subnet_ids         = ["subnet-0a", "subnet-0b"]
  trust_subjects     = ["acme/infra"]
  enable_task_ledger = false
  enable_alarms      = false
  enable_dashboard   = false
}
${runs.join('')}`;
}
