import { many, type OneOrMany, type Statement } from './documents';
import { operatorOf, type Operator } from './operators';
import { filled, type Lookup } from './variables';

/**
 * Do all conditions of a statement hold?
 *
 * @param variables whether the policy's version has variables
 * @throws where an operator is none of IAM's, and where a key with several values is asked as if it had one
 */
export function conditionsHold({ Condition = {} }: Statement, lookup: Lookup, variables: boolean): boolean {
  return Object.entries(Condition).every(([name, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const [given, texts] = [lookup(key), textsOf(wanted)];
      return name === 'Null'
        ? texts.some((text) => (text.toLowerCase() === 'true') === (given === undefined))
        : holds(name, key, texts, given, variables ? lookup : undefined);
    }),
  );
}

function holds(
  name: string,
  key: string,
  wanted: readonly string[],
  given: readonly string[] | undefined,
  lookup: Lookup | undefined,
): boolean {
  const operator = operatorOf(name);
  if (given === undefined || given.length === 0) return holdsWithout(operator);
  const patterns = wanted.map((text) => filled(text, lookup, operator.wildcards));
  const fits = (value: string) =>
    patterns.some((pattern) => pattern !== undefined && operator.holds(pattern, value)) !== operator.negated;
  if (operator.set === 'ForAllValues') return given.every(fits);
  if (operator.set === 'ForAnyValue') return given.some(fits);
  if (given.length > 1) throw new Error(`${name}: ${key} has several values, which need ForAllValues or ForAnyValue`);
  return fits(given[0]);
}

/**
 * What a condition says of a key that the request does not have. A set operator does not look at IfExists.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function holdsWithout({ set, ifExists, negated }: Operator): boolean {
  if (set !== undefined) return set === 'ForAllValues';
  return ifExists || negated;
}

function textsOf(value: OneOrMany | boolean): string[] {
  return many(value).map(String);
}
