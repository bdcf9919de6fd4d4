import { Issuer } from './issuer';

export const GITHUB = new Issuer('https://token.actions.githubusercontent.com');
export const ELSEWHERE = new Issuer('https://oidc.example.com');

/** Has GitHub's URL, not GitHub's keys. */
const FORGER = new Issuer(GITHUB.url);

/** A subject that the tfvars example trusts: GitHub lets nobody have such an owner. */
export const TRUSTED_SUBJECT = 'repo:-your-org/-your-repo:ref:refs/heads/main';

const CLAIMS = {
  aud: 'sts.amazonaws.com',
  sub: TRUSTED_SUBJECT,
  repository: '-your-org/-your-repo',
  repository_id: '2',
  repository_owner_id: '1',
};

/** What a workflow of the trusted repository gets from GitHub. */
export function rightToken(): string {
  return GITHUB.token(CLAIMS);
}

/** Tokens whose claims the trust policy must refuse. */
export function foreignTokens(): Record<string, string> {
  return {
    'another repository': GITHUB.token({ ...CLAIMS, sub: 'repo:other/repository:ref:refs/heads/main' }),
    'a repository whose name starts alike': GITHUB.token({
      ...CLAIMS,
      sub: 'repo:-your-org/-your-repo-2:ref:refs/heads/main',
    }),
    'another audience': GITHUB.token({ ...CLAIMS, aud: 'https://github.com/-your-org' }),
    'another issuer': ELSEWHERE.token(CLAIMS),
  };
}

/** Tokens that STS refuses before it looks at the trust policy. */
export function invalidTokens(): Record<string, string> {
  return {
    expired: GITHUB.token({ ...CLAIMS, exp: Math.floor(Date.now() / 1000) - 1 }),
    forged: FORGER.token(CLAIMS),
    'not a token': 'a.b.c',
  };
}
