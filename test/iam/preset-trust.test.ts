import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Expectation, fulfilled, violations } from '../../packages/ecs-runner-readiness/src/iam/expectations';
import { Policies } from '../../packages/ecs-runner-readiness/src/iam/state';
import {
  PRESET_TRUSTS,
  presetTrustRequests,
  TrustedRoles,
} from '../../packages/ecs-runner-readiness/src/iam/tables/preset-trust';
import { PolicyDocument } from '../../src/iam/documents';
import { newRepository } from '../support/repository';
import { mustTerraform, terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

const IAM = 'arn:aws:iam::123456789012';
const ROLES = { runner: `${IAM}:role/runner`, plan: `${IAM}:role/plan` };

/** What a plan makes of the roles' trust, told as the message of an assertion: the plan itself comes with all schemas. */
const REPORT = `\${jsonencode({
  runner = aws_iam_role.runner[0].assume_role_policy
  plan   = one(aws_iam_role.plan[*].assume_role_policy)
})}`;

/** A native test with a run for each preset; with a provider that exists already a plan knows the trust. */
function renderingTest(): object {
  const runs = Object.entries(PRESET_TRUSTS).map(([trust, { issuer, variables }]) => {
    const provider = { create_oidc_provider: false, oidc_provider_arn: providerOf(issuer) };
    const assert = [{ condition: '${local.id == null}', error_message: REPORT }];
    return [trust, { command: 'plan', variables: { trust, ...provider, ...variables }, assert }];
  });
  return {
    mock_provider: { aws: { source: './tests/mocks/aws' } },
    variables: { name: 'demo', subnet_ids: ['subnet-0a', 'subnet-0b'], ...WITHOUT },
    run: Object.fromEntries(runs),
  };
}

/** What has no part in this. */
const WITHOUT = {
  enable_alarms: false,
  enable_dashboard: false,
  enable_task_ledger: false,
  task_timeout_minutes: 0,
};

function providerOf(issuer: string): string {
  return `${IAM}:oidc-provider/${issuer}`;
}

interface Message {
  readonly '@testrun'?: string;
  readonly diagnostic?: { readonly detail: string };
}

/** The trust policies of runner and plan role by preset. */
async function render(): Promise<Map<string, Policies>> {
  const repository = newRepository();
  writeFileSync(join(repository, 'tests/presets.tftest.json'), JSON.stringify(renderingTest()));
  await mustTerraform(repository, ['init', '-backend=false', '-input=false']);
  const { stdout } = await terraform(repository, ['test', '-filter=tests/presets.tftest.json', '-json']);
  const messages = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Message);
  return new Map(
    messages.flatMap(({ '@testrun': run, diagnostic }) =>
      diagnostic === undefined ? [] : [[run ?? '', policies(diagnostic.detail)] as const],
    ),
  );
}

function policies(report: string): Policies {
  const trusts = JSON.parse(report) as Record<keyof typeof ROLES, string | null>;
  const role = (name: keyof typeof ROLES) => {
    const trust = trusts[name];
    return trust === null ? [] : [{ arn: ROLES[name], trust: JSON.parse(trust) as PolicyDocument, policies: [] }];
  };
  return { roles: [...role('runner'), ...role('plan')], resources: [] };
}

describeWithTools(['terraform'], 'trust', () => {
  let rendered: Map<string, Policies>;
  beforeAll(async () => {
    rendered = await render();
  }, 120_000);

  const requests = (preset: string): Expectation[] => {
    const roles: TrustedRoles = {
      oidc_provider_arn: providerOf(PRESET_TRUSTS[preset].issuer),
      runner_role_arn: ROLES.runner,
      plan_role_arn: rendered.get(preset)!.roles.find(({ arn }) => arn === ROLES.plan)?.arn,
    };
    return presetTrustRequests(preset, roles);
  };

  it.each(Object.keys(PRESET_TRUSTS))('of %s is for the right tokens only', async (preset) => {
    expect(await violations(requests(preset), rendered.get(preset)!)).toEqual([]);
  });

  it('of HCP Terraform has a role for plans, and no other has', () => {
    const withPlan = [...rendered].filter(([, { roles }]) => roles.length === 2).map(([preset]) => preset);
    expect(withPlan).toEqual(['hcpTerraform']);
  });

  it('would be seen to be too wide', async () => {
    const [{ trust }] = rendered.get('gitlab')!.roles;
    const text = JSON.stringify(trust).replace('project_path:acme/tools:*', 'project_path:*');
    const wide = {
      roles: [{ arn: ROLES.runner, trust: JSON.parse(text) as PolicyDocument, policies: [] }],
      resources: [],
    };
    const wrong = requests('gitlab').filter(({ must }) => must === 'deny');
    const decided = await Promise.all(wrong.map((request) => fulfilled(request, wide)));
    expect(decided).toContain(false);
  });
});
