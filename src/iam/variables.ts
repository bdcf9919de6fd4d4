import { ANY, ONE } from './patterns';

/** Values of a condition key of the request, whose name is in any case; undefined where it has none. */
export type Lookup = (key: string) => readonly string[] | undefined;

/**
 * A text of a policy with its variables filled in, as `${aws:PrincipalTag/team}` or `${aws:PrincipalTag/team, 'none'}`;
 * `${*}`, `${?}` and `${$}` are these characters.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 * @param lookup none where the policy's version has no variables
 * @param wildcards whether `*` and `?` stand for other characters
 * @returns undefined where a variable has no single value: nothing matches then
 */
export function filled(text: string, lookup: Lookup | undefined, wildcards: boolean): string | undefined {
  let known = true;
  const result = text.replace(/\$\{([^}]*)\}|[*?]/g, (whole, variable: string | undefined) => {
    if (variable === undefined) return wildcards ? wildcard(whole) : whole;
    if (lookup === undefined) return whole;
    if (['*', '?', '$'].includes(variable)) return variable;
    const value = valueOf(variable, lookup);
    known &&= value !== undefined;
    return value ?? '';
  });
  return known ? result : undefined;
}

function valueOf(variable: string, lookup: Lookup): string | undefined {
  const [, key, fallback] = /^([^,]*?)\s*(?:,\s*'(.*)')?$/s.exec(variable.trim()) ?? [];
  const values = key === undefined ? undefined : lookup(key);
  return values?.length === 1 ? values[0] : fallback;
}

function wildcard(character: string): string {
  return character === '*' ? ANY : ONE;
}
