import type { Condition } from './explain';
import type { Claims } from './token';

/** Claims that AWS refuses a token without. */
const REQUIRED = ['iss', 'sub', 'aud', 'exp', 'iat'];

/** Seconds that clocks may differ. */
const TOLERANCE = 300;

/**
 * What AWS asks of a token before it looks at any policy, but for the signature.
 *
 * @param now milliseconds since 1970
 */
export function validity(claims: Claims, now: number): Condition[] {
  const missing = REQUIRED.filter((claim) => claims[claim] === undefined);
  return [
    ...missing.map((claim) => ({
      claim,
      allowed: ['any'],
      holds: false,
      hint: `AWS takes no token without ${claim}.`,
    })),
    ...moment(
      claims,
      'exp',
      'after now',
      (exp) => exp * 1000 > now,
      'It has expired: tokens last for minutes. Get a new one.',
    ),
    ...moment(
      claims,
      'nbf',
      'before now',
      (nbf) => nbf - TOLERANCE <= now / 1000,
      'It is not valid yet: clocks differ.',
    ),
    ...moment(
      claims,
      'iat',
      'before now',
      (iat) => iat - TOLERANCE <= now / 1000,
      'It comes from the future: clocks differ.',
    ),
  ];
}

function moment(
  claims: Claims,
  claim: string,
  allowed: string,
  isRight: (seconds: number) => boolean,
  hint: string,
): Condition[] {
  const value = claims[claim];
  if (value === undefined) return [];
  if (typeof value !== 'number' || Math.abs(value) > 1e11) {
    return [
      { claim, given: 'no time', allowed: [allowed], holds: false, hint: 'A time is a number of seconds since 1970.' },
    ];
  }
  const holds = isRight(value);
  const given = new Date(value * 1000).toISOString().replace('.000Z', 'Z');
  return [{ claim, given, allowed: [allowed], holds, hint: holds ? undefined : hint }];
}
