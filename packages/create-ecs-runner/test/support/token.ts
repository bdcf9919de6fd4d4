/** What stands for a signature, and must never be shown. */
export const SIGNATURE = 'c2lnbmF0dXJlLXRoYXQtaXMtc2VjcmV0';

/** A token with these claims. Nobody signed it. */
export function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', kid: 'key' })}.${part(claims)}.${SIGNATURE}`;
}
