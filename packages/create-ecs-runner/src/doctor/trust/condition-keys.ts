import type { Claims } from './token';

/** Claims that AWS has condition keys for with every issuer. */
const OF_EVERY_ISSUER = ['aud', 'sub', 'amr'];

/** The others, by issuer without its scheme. A test compares them with AWS's service authorization data. */
export const CLAIMS_OF_ISSUERS: readonly (readonly [issuer: RegExp, claims: readonly string[]])[] = [
  [
    /^token\.actions\.(githubusercontent\.com(\/.+)?|[a-z\d-]+\.ghe\.com)$/,
    [
      ...['actor', 'actor_id', 'enterprise_id', 'environment', 'job_workflow_ref', 'ref'],
      ...['repository', 'repository_id', 'repository_owner_id', 'workflow'],
    ],
  ],
  [
    /^gitlab\.com$/,
    [
      ...['namespace_id', 'pipeline_source', 'project_id', 'ref_protected', 'runner_environment'],
      ...['user_access_level', 'user_email', 'user_id', 'user_login'],
    ],
  ],
  [
    /^agent\.buildkite\.com$/,
    [
      ...['build_branch', 'cluster_id', 'cluster_name', 'organization_id', 'organization_slug'],
      ...['pipeline_id', 'pipeline_slug'],
    ],
  ],
  [/^oidc\.circleci\.com\/org\/[^/]+$/, ['oidc.circleci.com/project-id']],
];

/** Whether AWS has a condition key for a claim of tokens from this issuer, named without its scheme. */
export function hasConditionKey(issuer: string, claim: string): boolean {
  const claims = CLAIMS_OF_ISSUERS.find(([pattern]) => pattern.test(issuer))?.[1] ?? [];
  return [...OF_EVERY_ISSUER, ...claims].includes(claim);
}

/** What a condition key of a claim holds; undefined where the token has none. `aud` is `azp` in tokens that have one. */
export function keyValues(claims: Claims, claim: string): string[] | undefined {
  const value = claim === 'aud' ? (claims.azp ?? claims.aud) : claims[claim];
  if (value === undefined || value === null) return undefined;
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map((each) =>
    typeof each === 'object' ? JSON.stringify(each) : String(each as string | number | boolean),
  );
}
