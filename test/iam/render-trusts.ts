import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyDocument } from '../../src/iam/documents';
import { newRepository } from '../support/repository';
import { mustTerraform, terraform } from '../support/terraform';

/** The trust policies that the module makes; `plan` with HCP Terraform only. */
export type RenderedTrusts = Readonly<Record<'runner' | 'plan', PolicyDocument | undefined>>;

/** What a plan makes of the roles' trust, told as the message of an assertion: the plan itself comes with all schemas. */
const REPORT = `\${jsonencode({
  runner = aws_iam_role.runner[0].assume_role_policy
  plan   = one(aws_iam_role.plan[*].assume_role_policy)
})}`;

/** What has no part in this. */
const WITHOUT = {
  enable_alarms: false,
  enable_dashboard: false,
  enable_task_ledger: false,
  task_timeout_minutes: 0,
};

interface Message {
  readonly '@testrun'?: string;
  readonly diagnostic?: { readonly detail: string };
}

/**
 * Renders the trust policies in a native test with a run for each set of the module's variables.
 *
 * @param cases variables by name of the run; with a provider that exists already a plan knows the trust
 */
export async function renderTrusts(
  cases: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<Map<string, RenderedTrusts>> {
  const repository = newRepository();
  const assert = [{ condition: '${local.id == null}', error_message: REPORT }];
  const runs = Object.entries(cases).map(([name, variables]) => [name, { command: 'plan', variables, assert }]);
  const test = {
    mock_provider: { aws: { source: './tests/mocks/aws' } },
    variables: { name: 'demo', subnet_ids: ['subnet-0a', 'subnet-0b'], ...WITHOUT },
    run: Object.fromEntries(runs) as object,
  };
  writeFileSync(join(repository, 'tests/presets.tftest.json'), JSON.stringify(test));
  await mustTerraform(repository, ['init', '-backend=false', '-input=false']);
  const { stdout } = await terraform(repository, ['test', '-filter=tests/presets.tftest.json', '-json']);
  const messages = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Message);
  return new Map(
    messages.flatMap(({ '@testrun': run, diagnostic }) =>
      diagnostic === undefined ? [] : [[run ?? '', trusts(diagnostic.detail)] as const],
    ),
  );
}

function trusts(report: string): RenderedTrusts {
  const { runner, plan } = JSON.parse(report) as Record<keyof RenderedTrusts, string | null>;
  const policy = (text: string | null) => (text === null ? undefined : (JSON.parse(text) as PolicyDocument));
  return { runner: policy(runner), plan: policy(plan) };
}
