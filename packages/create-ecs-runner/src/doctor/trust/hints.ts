import { subjectHint } from './subject-hint';
import type { Claims } from './token';
import { bundled } from '../../bundled';

const { matches } = bundled('iam-documents');

/**
 * Why a claim is not what the policy allows, and what to do; undefined where there is no more to say than both.
 *
 * @param given what the token has; undefined where it lacks the claim
 */
export function hintFor(
  claim: string,
  given: string | undefined,
  allowed: readonly string[],
  claims: Claims,
): string | undefined {
  if (given === undefined) return `The token has no ${claim}.`;
  const nearest = allowed.find((value) => matches(value.toLowerCase(), given.toLowerCase()));
  if (nearest !== undefined && nearest !== given) return 'They differ in upper and lower case only, which counts.';
  if (claim === 'sub') return subjectHint(given, allowed);
  if (claim === 'iss') return issuerHint(given, allowed);
  if (claim === 'aud') return audienceHint(String(claims.iss), allowed);
  return claim.endsWith('_id') ? 'Ids stay when names change: this is another one, or it was made anew.' : undefined;
}

const ISSUERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^https:\/\/token\.actions\./, 'GitHub Actions'],
  [/^https:\/\/gitlab\.com/, 'gitlab.com'],
  [/^https:\/\/app\.terraform\.io/, 'HCP Terraform'],
  [/^https:\/\/api\.bitbucket\.org/, 'Bitbucket'],
  [/^https:\/\/oidc\.circleci\.com/, 'CircleCI'],
  [/^https:\/\/agent\.buildkite\.com/, 'Buildkite'],
  [/^https:\/\/oidc\.humanitec\.dev/, 'Humanitec'],
];

function issuerHint(given: string, allowed: readonly string[]): string {
  const bare = (url: string) => url.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  if (allowed.some((url) => bare(url) === bare(given))) {
    return 'They differ in the scheme or in a slash at the end, which counts: take oidc_issuer_url from the token.';
  }
  const [from, trusted] = [given, allowed[0]].map((url) => ISSUERS.find(([pattern]) => pattern.test(url))?.[1] ?? url);
  return from === trusted
    ? `Both are ${from}, but not the same issuer: each organisation or enterprise may have its own.`
    : `The token is from ${from}, and the role trusts ${trusted}: set trust and oidc_issuer_url.`;
}

/** Where a job says whom its token is for, by issuer. */
const AUDIENCES: readonly (readonly [pattern: RegExp, where: (audience: string) => string])[] = [
  [
    /^https:\/\/token\.actions\./,
    (audience) => `In the workflow: audience: ${audience} (aws-actions/configure-aws-credentials).`,
  ],
  [/gitlab/, (audience) => `In .gitlab-ci.yml: id_tokens, aud: ${audience}.`],
  [/^https:\/\/app\.terraform\.io/, (audience) => `In the workspace: TFC_AWS_WORKLOAD_IDENTITY_AUDIENCE=${audience}.`],
  [
    /^https:\/\/agent\.buildkite\.com/,
    (audience) => `In the step: buildkite-agent oidc request-token --audience ${audience}.`,
  ],
];

function audienceHint(issuer: string, [audience]: readonly string[]): string {
  const where = AUDIENCES.find(([pattern]) => pattern.test(issuer))?.[1](audience);
  return `The token is for another audience. ${where === undefined ? '' : `${where} `}Or add it to oidc_audiences.`;
}
