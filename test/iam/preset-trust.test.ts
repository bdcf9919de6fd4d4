import { renderTrusts, type RenderedTrusts } from './render-trusts';
import { Expectation, fulfilled, violations } from '../../packages/ecs-runner-readiness/src/iam/expectations';
import { Policies } from '../../packages/ecs-runner-readiness/src/iam/state';
import {
  PRESET_TRUSTS,
  presetTrustRequests,
  TrustedRoles,
} from '../../packages/ecs-runner-readiness/src/iam/tables/preset-trust';
import { PolicyDocument } from '../../src/iam/documents';
import { describeWithTools } from '../support/tools';

const IAM = 'arn:aws:iam::123456789012';
const ROLES = { runner: `${IAM}:role/runner`, plan: `${IAM}:role/plan` };

function providerOf(issuer: string): string {
  return `${IAM}:oidc-provider/${issuer}`;
}

/** The trust policies of runner and plan role by preset. */
async function render(): Promise<Map<string, Policies>> {
  const cases = Object.entries(PRESET_TRUSTS).map(([trust, { issuer, variables }]) => {
    return [trust, { trust, create_oidc_provider: false, oidc_provider_arn: providerOf(issuer), ...variables }];
  });
  const rendered = await renderTrusts(Object.fromEntries(cases) as Record<string, Record<string, unknown>>);
  return new Map([...rendered].map(([trust, policies]) => [trust, policiesOf(policies)]));
}

function policiesOf(trusts: RenderedTrusts): Policies {
  const role = (name: keyof typeof ROLES) => {
    const trust = trusts[name];
    return trust === undefined ? [] : [{ arn: ROLES[name], trust, policies: [] }];
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
