/** What may be in `trustSubjects`. */
export interface SubjectRule {
  /** What is allowed, as a phrase. */
  readonly allowed: string;
  readonly test: (subject: string) => boolean;
}

/** What stands in files until their owner knows better. */
export interface TrustExample {
  /** A subject that nobody can register. */
  readonly subject: string;
  /** The issuer without its scheme, as ARNs of OIDC providers have it. */
  readonly issuer: string;
}

// Names that GitHub gives, `_` in those of managed users; `*` may stand for a part of a repository's name.
const OWNER = '[A-Za-z0-9][A-Za-z0-9_-]*';
const NAMES = `(?:${OWNER}/[A-Za-z0-9._*-]+|${OWNER}@[0-9]+/[A-Za-z0-9._-]+@[0-9]+)`;
const GROUP = '[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_.-]+)*';
const SLUG = '[A-Za-z0-9][A-Za-z0-9_-]*';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** What comes after a name: text without spaces, and without `$`, which begins IAM's variables. */
const SUFFIX = ':[^\\s$]+';

/** The rule of each trust preset; the module has the same in trust.tf. */
export const SUBJECTS: Readonly<Record<string, SubjectRule>> = {
  githubActions: rule(
    'OWNER/REPO or OWNER@ID/REPO@ID, either with a suffix such as :environment:prod or :ref:refs/heads/main, ' +
      'or a full subject that starts with repo:; no wildcard in the owner or in an id',
    `${NAMES}(?:${SUFFIX})?`,
    `repo:${NAMES}${SUFFIX}`,
  ),
  gitlab: rule(
    'GROUP/PROJECT or GROUP/PROJECT@ID, either with a suffix such as :ref_type:branch:ref:main, ' +
      'or a full subject that starts with project_path:; no wildcard in the group or in an id',
    `${GROUP}/(?:[A-Za-z0-9_.*-]+|[A-Za-z0-9_.-]+@[0-9]+)(?:${SUFFIX})?`,
    `project_path:${GROUP}/[A-Za-z0-9_.*-]+${SUFFIX}`,
  ),
  hcpTerraform: rule(
    'ORGANIZATION/PROJECT/WORKSPACE, or a full subject that starts with organization: and ends in :run_phase:*; ' +
      'no wildcard in the organization',
    `${SLUG}/[A-Za-z0-9_ *-]+/[A-Za-z0-9_*-]+`,
    `organization:${SLUG}:project:[A-Za-z0-9_ *-]+:workspace:[A-Za-z0-9_*-]+:run_phase:\\*`,
  ),
  bitbucket: rule(
    '{REPOSITORY-UUID} or {REPOSITORY-UUID}:{ENVIRONMENT-UUID}, in braces and small letters, ' +
      'or a full subject, which ends in :*',
    `\\{${UUID}\\}(?::\\{${UUID}\\})?(?::\\*)?`,
  ),
  circleci: rule(
    'ORGANIZATION-ID/PROJECT-ID in small letters, or a full subject (org/ORGANIZATION-ID/project/PROJECT-ID/user/*); ' +
      'text after the user only where the user is an id or 36 question marks',
    `${UUID}/${UUID}`,
    `org/${UUID}/project/${UUID}/user/(?:\\*|[0-9a-f?-]{36}(?:/[^\\s$]+)?)`,
  ),
  buildkite: rule(
    'ORGANIZATION/PIPELINE or ORGANIZATION/PIPELINE@ID, either with a suffix such as :ref:refs/heads/main, ' +
      'or a full subject that starts with organization:; no wildcard in the organization or in an id',
    `${SLUG}/(?:[A-Za-z0-9_*-]+|[A-Za-z0-9_-]+@${UUID})(?:${SUFFIX})?`,
    `organization:${SLUG}:pipeline:[A-Za-z0-9_*-]+${SUFFIX}`,
  ),
  humanitec: rule('ORGANIZATION+RUNNER without wildcards', `${SLUG}\\+${SLUG}`),
  custom: rule(
    'full subjects of the issuer without spaces and $; a wildcard only after text that ends in / or : and names at ' +
      'least the organisation, as in project_path:acme/*',
    '(?!\\w+:[*?])(?:[^\\s*?$]+|[^\\s*?$]+[/:][*?][^\\s$]*)',
  ),
};

const NIL = '00000000-0000-0000-0000-000000000000';

const EXAMPLES: Readonly<Record<string, TrustExample>> = {
  githubActions: { subject: '-your-org/-your-repo', issuer: 'token.actions.githubusercontent.com' },
  gitlab: { subject: '-your-org/-your-project', issuer: 'gitlab.com' },
  hcpTerraform: { subject: '.your-org/your-project/your-workspace', issuer: 'app.terraform.io' },
  bitbucket: {
    subject: `{${NIL}}`,
    issuer: 'api.bitbucket.org/2.0/workspaces/your-workspace/pipelines-config/identity/oidc',
  },
  circleci: { subject: `${NIL}/${NIL}`, issuer: `oidc.circleci.com/org/${NIL}` },
  buildkite: { subject: '-your-org/-your-pipeline', issuer: 'agent.buildkite.com' },
  humanitec: { subject: '-your-org+-your-runner', issuer: 'oidc.humanitec.dev' },
  custom: { subject: '-your-org/-your-repo', issuer: 'oidc.example.com' },
};

/** The example of a preset; with CircleCI the issuer is the subjects'. */
export function trustExample(trust: string, subjects: readonly string[]): TrustExample {
  const example = EXAMPLES[trust];
  return trust === 'circleci' && subjects.length > 0
    ? { ...example, issuer: `oidc.circleci.com/org/${circleciOrganisation(subjects[0])}` }
    : example;
}

/** Id of the organisation that a subject of CircleCI belongs to: each has an issuer of its own. */
export function circleciOrganisation(subject: string): string {
  return subject.replace(/^org\//, '').split('/')[0];
}

function rule(allowed: string, ...patterns: string[]): SubjectRule {
  const pattern = new RegExp(`^(?:${patterns.join('|')})$`);
  return { allowed, test: (subject) => pattern.test(subject) };
}
