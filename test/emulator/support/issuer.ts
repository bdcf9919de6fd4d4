import { createSign, generateKeyPairSync } from 'node:crypto';

type Claims = Readonly<Record<string, string | number>>;

/** An OIDC issuer under our control: it signs what a CI system's issuer would sign. */
export class Issuer {
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

  /** @param url the issuer's URL, `https://…`, as in the tokens' `iss` */
  constructor(public readonly url: string) {}

  /** Its public keys (RFC 7517). */
  public jwks(): object {
    return { keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }] };
  }

  /** A signed token (RFC 7519), valid for five minutes unless `claims` say otherwise. */
  public token(claims: Claims): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: this.url, iat: now, exp: now + 300, ...claims };
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'test' })}.${encode(payload)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.keys.privateKey, 'base64url')}`;
  }
}

/** The setting of our STS addition: whose tokens it can verify. */
export function issuers(...known: Issuer[]): Record<string, string> {
  return { EMULATOR_ISSUERS: JSON.stringify(Object.fromEntries(known.map((issuer) => [issuer.url, issuer.jwks()]))) };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
