/** Runs of characters without `/`: how AWS names a bucket, beside `*` for all characters. */
const SEGMENT = '\u0001';

/**
 * Turns AWS's template of a resource type's ARN into a pattern for `overlap`.
 *
 * A task definition also goes without its revision: RunTask takes the family alone.
 */
export function templatePatterns(template: string): string[] {
  const pattern = template.replace(/\$\{BucketName\}/g, SEGMENT).replace(/\$\{[^}]*\}/g, '*');
  return /\/\*:\*$/.test(pattern) ? [pattern, pattern.slice(0, -2)] : [pattern];
}

/** Is there an ARN that both patterns match? A wildcard stays within its part of the ARN, as in IAM. */
export function overlap(left: string, right: string): boolean {
  const [parts, others] = [split(left), split(right)];
  return parts.length === others.length && parts.every((part, index) => overlapPart(part, others[index]));
}

/** Five parts and the resource, which may hold colons itself. */
function split(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function overlapPart(left: string, right: string): boolean {
  const known = new Map<number, boolean>();
  const from = (l: number, r: number): boolean => {
    const key = l * (right.length + 1) + r;
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = decide(l, r)));
    return answer;
  };
  const decide = (l: number, r: number): boolean => {
    const [a, b] = [left[l], right[r]];
    if (a === undefined && b === undefined) return true;
    if (isRun(a)) return from(l + 1, r) || (takes(a, b) && from(l, r + 1));
    if (isRun(b)) return from(l, r + 1) || (takes(b, a) && from(l + 1, r));
    if (a === undefined || b === undefined) return false;
    return (a === b || a === '?' || b === '?') && from(l + 1, r + 1);
  };
  return from(0, 0);
}

function isRun(character: string | undefined): boolean {
  return character === '*' || character === SEGMENT;
}

function takes(run: string, character: string | undefined): boolean {
  return character !== undefined && (run === '*' || character !== '/');
}
