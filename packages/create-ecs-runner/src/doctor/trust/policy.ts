import type { PolicyDocument, Statement } from 'ecs-runner-template/lib/iam/documents';
import type { TrustSettings } from './settings';

/** A subject that a token may carry, with the claims that must come with it. */
interface Grant {
  readonly subject: string;
  readonly claims: Readonly<Record<string, string>>;
}

const ISSUERS: Readonly<Record<string, string>> = {
  githubActions: 'https://token.actions.githubusercontent.com',
  gitlab: 'https://gitlab.com',
  hcpTerraform: 'https://app.terraform.io',
  buildkite: 'https://agent.buildkite.com',
  humanitec: 'https://oidc.humanitec.dev',
};

/** Subjects that are written out; of presets without a row all are. */
const FULL: Readonly<Record<string, RegExp>> = {
  githubActions: /^repo:/,
  gitlab: /^project_path:/,
  hcpTerraform: /organization:/,
  bitbucket: /:\*/,
  circleci: /org\//,
  buildkite: /^organization:/,
};

/** Stands for the account that Terraform creates the OIDC provider in. */
const ACCOUNT = 'ACCOUNT';

/**
 * The trust policies that the module's trust.tf renders, by role. A test compares them with what Terraform makes of it.
 *
 * @throws Error where the settings are none that the module takes
 */
export function trustPolicies(settings: TrustSettings): Readonly<Record<string, PolicyDocument>> {
  const { trust, trustSubjects } = settings;
  const isFull = (subject: string) => FULL[trust]?.test(subject) ?? true;
  const grants = [
    ...trustSubjects.filter(isFull).map((subject): Grant => ({ subject, claims: {} })),
    ...trustSubjects.filter((subject) => !isFull(subject)).flatMap((subject) => shortGrants(trust, subject)),
  ];
  const provider = providerOf(settings);
  const issuer = provider.split('oidc-provider/')[1];
  const groups = [
    { sid: 'Subjects', grants: grants.filter(({ claims }) => Object.keys(claims).length === 0) },
    { sid: 'SubjectsWithIds', grants: grants.filter(({ claims }) => Object.keys(claims).length > 0) },
  ];
  const statements = (phase: string) =>
    groups
      .filter((group) => group.grants.length > 0)
      .map((group) => statement(group.sid, group.grants, provider, issuer, audiencesOf(settings), phase));
  const policy = (phase: string): PolicyDocument => ({ Version: '2012-10-17', Statement: statements(phase) });
  // HCP Terraform says in the subject whether it plans or applies, and each of the two roles is for one of them.
  return trust === 'hcpTerraform' ? { runner: policy('apply'), plan: policy('plan') } : { runner: policy('*') };
}

function statement(
  sid: string,
  grants: readonly Grant[],
  provider: string,
  issuer: string,
  audiences: readonly string[],
  phase: string,
): Statement {
  const claims = Object.keys(grants[0].claims).map((claim) => [
    `${issuer}:${claim}`,
    distinct(grants.map((grant) => grant.claims[claim])),
  ]);
  const subjects = distinct(grants.map(({ subject }) => subject));
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${issuer}:aud`]: [...audiences], ...(Object.fromEntries(claims) as Record<string, string[]>) },
      StringLike: {
        [`${issuer}:sub`]: subjects.map((subject) => subject.replace(':run_phase:*', `:run_phase:${phase}`)),
      },
    },
  };
}

/** What a subject in short stands for. */
function shortGrants(trust: string, subject: string): Grant[] {
  const [name, ...rest] = subject.split(':');
  const context = rest.length > 0 ? rest.join(':') : undefined;
  const [path, id] = name.split('@');
  switch (trust) {
    case 'githubActions':
      return githubGrants(subject, name, context ?? '*');
    case 'gitlab':
      return [{ subject: `project_path:${path}:${context ?? '*'}`, claims: id ? { project_id: id } : {} }];
    case 'buildkite': {
      const end = context === undefined ? '*' : `${context}:*`;
      const pipeline = path.replaceAll('/', ':pipeline:');
      return [{ subject: `organization:${pipeline}:${end}`, claims: id ? { pipeline_id: id } : {} }];
    }
    case 'hcpTerraform': {
      const [organization, project, workspace] = subject.split('/');
      return [
        { subject: `organization:${organization}:project:${project}:workspace:${workspace}:run_phase:*`, claims: {} },
      ];
    }
    case 'circleci': {
      const [organization, project] = subject.split('/');
      return [{ subject: `org/${organization}/project/${project}/user/*`, claims: {} }];
    }
    default:
      return [{ subject: `${subject}:*`, claims: {} }];
  }
}

/** As written; with ids also the classic subject, whose ids then come as claims. */
function githubGrants(subject: string, name: string, context: string): Grant[] {
  const [, owner, ownerId, repository, id] = /^([^@/]+)(?:@(\d+))?\/([^@]+)(?:@(\d+))?$/.exec(name) ?? [];
  if (owner === undefined) throw new Error(`trust_subjects has "${subject}", which is no OWNER/REPOSITORY`);
  const written: Grant = { subject: `repo:${name}:${context}`, claims: {} };
  if (id === undefined) return [written];
  return [
    written,
    {
      subject: `repo:${owner}/${repository}:${context}`,
      claims: { repository_id: id, repository_owner_id: ownerId },
    },
  ];
}

function providerOf(settings: TrustSettings): string {
  const { createOidcProvider, oidcProviderArn } = settings;
  if (createOidcProvider) {
    const url = issuerUrl(settings);
    if (url === undefined) throw new Error(`trust is ${settings.trust}; it needs oidc_issuer_url`);
    return `arn:aws:iam::${ACCOUNT}:oidc-provider/${url.replace(/^https:\/\//, '')}`;
  }
  if (oidcProviderArn?.includes(':oidc-provider/') !== true) {
    throw new Error('create_oidc_provider is false; it needs oidc_provider_arn');
  }
  return oidcProviderArn;
}

function issuerUrl({ trust, trustSubjects, oidcIssuerUrl }: TrustSettings): string | undefined {
  if (oidcIssuerUrl) return oidcIssuerUrl;
  return trust === 'circleci' ? `https://oidc.circleci.com/org/${circleciOrganisation(trustSubjects)}` : ISSUERS[trust];
}

function audiencesOf(settings: TrustSettings): readonly string[] {
  const { trust, trustSubjects, oidcAudiences } = settings;
  if (oidcAudiences.length > 0) return oidcAudiences;
  if (trust === 'gitlab') return [issuerUrl(settings)!];
  if (trust === 'hcpTerraform') return ['aws.workload.identity'];
  return [trust === 'circleci' ? circleciOrganisation(trustSubjects) : 'sts.amazonaws.com'];
}

function circleciOrganisation([subject]: readonly string[]): string {
  return subject.replace(/^org\//, '').split('/')[0];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
