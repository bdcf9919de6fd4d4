/** What stands for any characters, and for any one, once variables are filled in: their values may have `*` and `?`. */
export const ANY = '\u0001';
export const ONE = '\u0002';

/** Does a pattern stand for a text? Neither has a word on what separates the parts of an ARN. */
export function matchesText(pattern: string, text: string, flags = ''): boolean {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(ANY, '.*').replaceAll(ONE, '.')}$`, `s${flags}`).test(text);
}

/** The same for ARNs, whose six parts are compared one by one; the last one has the other colons. */
export function matchesArn(pattern: string, arn: string): boolean {
  const [patterns, parts] = [partsOf(pattern), partsOf(arn)];
  return parts.length === PARTS && patterns.length === PARTS && parts.every((it, at) => matchesText(patterns[at], it));
}

/**
 * The same for an element Resource, where `*` is every resource, and parts that are missing at the end are any.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesResource(pattern: string, resource: string): boolean {
  if (pattern === ANY) return true;
  const missing = PARTS - partsOf(pattern).length;
  return matchesArn(pattern + `:${ANY}`.repeat(missing), resource);
}

const PARTS = 6;

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= PARTS ? parts : [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(':')];
}
