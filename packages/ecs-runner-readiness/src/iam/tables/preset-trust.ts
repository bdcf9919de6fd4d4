import { AccessRequest } from '../evaluate';
import { accountOf, Expectation, table } from '../expectations';

type Claims = Readonly<Record<string, string>>;

/** A preset as the module is given it, and tokens that its roles must or must not take. */
interface PresetTrust {
  /** Variables of the module. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Issuer without its scheme. */
  readonly issuer: string;
  /** Tokens for the runner role. */
  readonly right: readonly Claims[];
  /** Tokens for the plan role, where there is one. */
  readonly plan?: readonly Claims[];
  /** Tokens for neither. */
  readonly wrong: readonly (readonly [title: string, claims: Claims])[];
}

/** Roles by ARN, as the module's outputs name them. */
export interface TrustedRoles {
  readonly oidc_provider_arn: string;
  readonly runner_role_arn: string;
  readonly plan_role_arn?: string | null;
}

const ORG = '0a1b2c3d-0000-4000-8000-000000000001';
const ONE = '0a1b2c3d-0000-4000-8000-000000000002';
const TWO = '0a1b2c3d-0000-4000-8000-000000000003';
const OTHER = '0a1b2c3d-0000-4000-8000-000000000009';

const sts = { aud: 'sts.amazonaws.com' };
const gitlab = { aud: 'https://gitlab.com', project_id: '42' };
const hcp = { aud: 'aws.workload.identity' };
const bitbucket = { aud: `ari:cloud:bitbucket::workspace/${ORG}` };
const circleci = { aud: ORG };
const buildkite = { ...sts, pipeline_id: ONE };

const gitlabRef = (path: string, branch = 'main') => `project_path:${path}:ref_type:branch:ref:${branch}`;
const hcpRun = (phase: string, workspace = 'site', organization = 'acme') =>
  `organization:${organization}:project:Web Shop:workspace:${workspace}:run_phase:${phase}`;
const circleciJob = (organization: string, project: string, ref = 'main') =>
  `org/${organization}/project/${project}/user/${OTHER}/vcs-origin/github.com/acme/web/vcs-ref/refs/heads/${ref}`;
const buildkiteJob = (pipeline: string, ref = 'refs/heads/main', organization = 'acme') =>
  `organization:${organization}:pipeline:${pipeline}:ref:${ref}:commit:0a1b2c:step:deploy`;

/** By preset: what the module is given and which tokens that makes right and wrong. */
export const PRESET_TRUSTS: Readonly<Record<string, PresetTrust>> = {
  githubActions: {
    variables: { trust_subjects: ['acme/tools', 'acme@1/infra@2:environment:prod'] },
    issuer: 'token.actions.githubusercontent.com',
    right: [
      { ...sts, sub: 'repo:acme/tools:ref:refs/heads/main' },
      { ...sts, sub: 'repo:acme@1/infra@2:environment:prod' },
      { ...sts, sub: 'repo:acme/infra:environment:prod', repository_id: '2', repository_owner_id: '1' },
    ],
    wrong: [
      ['another owner', { ...sts, sub: 'repo:other/tools:ref:refs/heads/main' }],
      ['a repository that is named alike', { ...sts, sub: 'repo:acme/tools-2:ref:refs/heads/main' }],
      ['another environment', { ...sts, sub: 'repo:acme@1/infra@2:environment:dev' }],
      ['a repository of the same name', { ...sts, sub: 'repo:acme@1/infra@3:environment:prod' }],
      ['no ids', { ...sts, sub: 'repo:acme/infra:environment:prod' }],
      ['another id', { ...sts, sub: 'repo:acme/infra:environment:prod', repository_id: '3', repository_owner_id: '1' }],
    ],
  },
  gitlab: {
    variables: { trust_subjects: ['acme/tools', 'acme/sub/infra@42:ref_type:branch:ref:main'] },
    issuer: 'gitlab.com',
    right: [
      { ...gitlab, sub: gitlabRef('acme/tools', 'any') },
      { ...gitlab, sub: gitlabRef('acme/sub/infra') },
    ],
    wrong: [
      ['another group', { ...gitlab, sub: gitlabRef('other/tools') }],
      ['a group that is named alike', { ...gitlab, sub: gitlabRef('xacme/tools') }],
      ['a project that is named alike', { ...gitlab, sub: gitlabRef('acme/tools-2') }],
      ['another branch', { ...gitlab, sub: gitlabRef('acme/sub/infra', 'dev') }],
      ['a tag', { ...gitlab, sub: 'project_path:acme/sub/infra:ref_type:tag:ref:main' }],
      ['another project of the same path', { ...gitlab, sub: gitlabRef('acme/sub/infra'), project_id: '43' }],
      ['no project id', { aud: gitlab.aud, sub: gitlabRef('acme/sub/infra') }],
    ],
  },
  hcpTerraform: {
    variables: { trust_subjects: ['acme/Web Shop/site'] },
    issuer: 'app.terraform.io',
    right: [{ ...hcp, sub: hcpRun('apply') }],
    plan: [{ ...hcp, sub: hcpRun('plan') }],
    wrong: [
      ['another organisation', { ...hcp, sub: hcpRun('apply', 'site', 'other') }],
      ['another workspace', { ...hcp, sub: hcpRun('apply', 'shop') }],
      ['a workspace that is named alike', { ...hcp, sub: hcpRun('plan', 'site-2') }],
      ['another project', { ...hcp, sub: hcpRun('apply').replace('Web Shop', 'Shop') }],
      ['another phase', { ...hcp, sub: hcpRun('test') }],
    ],
  },
  bitbucket: {
    variables: {
      oidc_issuer_url: 'https://api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc',
      oidc_audiences: [bitbucket.aud],
      trust_subjects: [`{${ONE}}`, `{${TWO}}:{${ORG}}`],
    },
    issuer: 'api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc',
    right: [
      { ...bitbucket, sub: `{${ONE}}:{${OTHER}}` },
      { ...bitbucket, sub: `{${ONE}}:{${ORG}}:{${OTHER}}` },
      { ...bitbucket, sub: `{${TWO}}:{${ORG}}:{${OTHER}}` },
    ],
    wrong: [
      ['another repository', { ...bitbucket, sub: `{${OTHER}}:{${OTHER}}` }],
      ['another environment', { ...bitbucket, sub: `{${TWO}}:{${ONE}}:{${OTHER}}` }],
      ['no environment', { ...bitbucket, sub: `{${TWO}}:{${OTHER}}` }],
    ],
  },
  circleci: {
    variables: {
      trust_subjects: [
        `${ORG}/${ONE}`,
        `org/${ORG}/project/${TWO}/user/????????-????-????-????-????????????/vcs-origin/github.com/acme/web/vcs-ref/refs/heads/main`,
      ],
    },
    issuer: `oidc.circleci.com/org/${ORG}`,
    right: [
      { ...circleci, sub: circleciJob(ORG, ONE, 'any') },
      { ...circleci, sub: `org/${ORG}/project/${ONE}/user/${OTHER}` },
      { ...circleci, sub: circleciJob(ORG, TWO) },
    ],
    wrong: [
      ['another organisation', { ...circleci, sub: circleciJob(OTHER, ONE) }],
      ['another project', { ...circleci, sub: circleciJob(ORG, OTHER) }],
      ['another branch', { ...circleci, sub: circleciJob(ORG, TWO, 'dev') }],
      [
        'a branch that is named like the end of a subject',
        { ...circleci, sub: circleciJob(ORG, TWO, 'x/vcs-origin/github.com/acme/web/vcs-ref/refs/heads/main') },
      ],
    ],
  },
  buildkite: {
    variables: { trust_subjects: ['acme/tools', `acme/infra@${ONE}:ref:refs/heads/main`] },
    issuer: 'agent.buildkite.com',
    right: [
      { ...sts, sub: buildkiteJob('tools', 'refs/heads/any') },
      { ...buildkite, sub: buildkiteJob('infra') },
    ],
    wrong: [
      ['another organisation', { ...buildkite, sub: buildkiteJob('tools', 'refs/heads/main', 'other') }],
      ['another pipeline', { ...buildkite, sub: buildkiteJob('web') }],
      ['a pipeline that is named alike', { ...buildkite, sub: buildkiteJob('tools-2') }],
      ['another branch', { ...buildkite, sub: buildkiteJob('infra', 'refs/heads/dev') }],
      ['a branch that begins alike', { ...buildkite, sub: buildkiteJob('infra', 'refs/heads/main-2') }],
      ['another pipeline of the same name', { ...sts, sub: buildkiteJob('infra'), pipeline_id: TWO }],
      ['no pipeline id', { ...sts, sub: buildkiteJob('infra') }],
    ],
  },
  humanitec: {
    variables: { trust_subjects: ['acme+runner'] },
    issuer: 'oidc.humanitec.dev',
    right: [{ ...sts, sub: 'acme+runner' }],
    wrong: [
      ['another organisation', { ...sts, sub: 'other+runner' }],
      ['another runner', { ...sts, sub: 'acme+runner-2' }],
    ],
  },
  custom: {
    variables: { oidc_issuer_url: 'https://oidc.example.org/ci', trust_subjects: ['org:acme:job:*', 'service'] },
    issuer: 'oidc.example.org/ci',
    right: [
      { ...sts, sub: 'org:acme:job:7' },
      { ...sts, sub: 'service' },
    ],
    wrong: [
      ['another organisation', { ...sts, sub: 'org:other:job:7' }],
      ['a subject that begins alike', { ...sts, sub: 'service-2' }],
    ],
  },
};

/**
 * Who may take the roles of a runner that a preset's variables made.
 *
 * @param preset a key of `PRESET_TRUSTS`
 */
export function presetTrustRequests(preset: string, roles: TrustedRoles): Expectation[] {
  const { issuer, right, plan = [], wrong } = PRESET_TRUSTS[preset];
  const provider = roles.oidc_provider_arn;
  const take = (role: string, claims: Claims, principal = provider): AccessRequest => ({
    principal,
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: role,
    account: accountOf(role),
    context: Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${issuer}:${claim}`, value])),
  });
  const of = (role: string, own: readonly Claims[], others: readonly Claims[]): Expectation[] => [
    ...table(
      'allow',
      own.map((claims) => [`${role}: ${claims.sub}`, take(role, claims)]),
    ),
    ...table('deny', [
      ...others.map((claims): [string, AccessRequest] => [`${role}: ${claims.sub}`, take(role, claims)]),
      ...wrong.map(([title, claims]): [string, AccessRequest] => [`${role}: ${title}`, take(role, claims)]),
      ...own.flatMap((claims): [string, AccessRequest][] => [
        [`${role}: ${claims.sub}, another audience`, take(role, { ...claims, aud: 'https://other.example' })],
        [`${role}: ${claims.sub}, another issuer`, take(role, claims, `${provider}-2`)],
      ]),
      [`${role}: no claims`, take(role, {})],
    ]),
  ];
  const planRole = roles.plan_role_arn;
  return [...of(roles.runner_role_arn, right, plan), ...(planRole ? of(planRole, plan, right) : [])];
}
