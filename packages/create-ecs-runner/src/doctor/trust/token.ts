import { UsageError } from '../../errors';

/** The claims of a token by name. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * Claims of a token, or as JSON; or the answer of GitHub's endpoint, which has the token as `value`.
 *
 * @throws UsageError where the text is neither; it says nothing of the text itself, which is a secret
 */
export function readClaims(text: string): Claims {
  const given = jsonObject(text);
  if (given !== undefined) return typeof given.value === 'string' && !('sub' in given) ? ofToken(given.value) : given;
  return ofToken(text);
}

/** Whether a text is whole, so that Enter after it ends the input. */
export function isWhole(text: string): boolean {
  try {
    readClaims(text);
    return true;
  } catch {
    return false;
  }
}

function ofToken(text: string): Claims {
  const parts = text
    .trim()
    .replace(/^(?:Bearer\s+|["'])|["']$/g, '')
    .replace(/\s+/g, '')
    .split('.');
  if (text.trim() === '') throw new UsageError(['nothing was given; give a token, or its claims as JSON']);
  if (/^\**$/.test(parts[0])) {
    throw new UsageError(['the log that it is from masked the token; give its claims as JSON']);
  }
  if (parts.length === 5) throw new UsageError(['the token is encrypted (JWE); AWS takes signed ones (JWT) only']);
  const [header, claims] = parts.slice(0, 2).map((part) => jsonObject(Buffer.from(part, 'base64url').toString('utf8')));
  if (parts.length !== 3 || header === undefined || claims === undefined) {
    throw new UsageError(['this is neither a token (JWT: three parts with dots between) nor a JSON object of claims']);
  }
  return claims;
}

/** The errors of JSON.parse quote the text, so none gets out. */
function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
