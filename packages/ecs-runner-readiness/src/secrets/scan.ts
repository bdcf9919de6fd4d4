import { PUBLIC, SECRET_RULES } from './rules';

/** Bits per character, above which a text of letters and digits is no word, name or path. */
const RANDOM = 3.6;
/** Names of secrets are no secrets. */
const ARN = /\barn:[^\s"']+/g;
/** In a comment of the line: that this is no secret, and why. */
const ALLOWED = /\bnot-a-secret: \S.{8,}/;

/** Lines that hold a secret, as `LINE: KIND`; never the secret itself. */
export function secretsIn(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    if (ALLOWED.test(line)) return [];
    const kind = SECRET_RULES.find(({ pattern, random }) => {
      const match = pattern.exec(random ? line.replace(ARN, '') : line);
      const secret = match?.[1] ?? match?.[0];
      return secret !== undefined && !(secret in PUBLIC) && (!random || isRandom(secret));
    });
    return kind === undefined ? [] : [`${index + 1}: ${kind.name}`];
  });
}

function isRandom(text: string): boolean {
  const isName = /^[a-z]+(?:[-_./:][a-z\d]+)*$/i.test(text) || /^(?:arn|https?|s3|file):/.test(text);
  return !isName && /\d/.test(text) && /[a-z]/i.test(text) && entropy(text) >= RANDOM;
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
