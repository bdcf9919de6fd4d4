import type { Input, OptionProblem, Template } from '../template';

/** Stands for the name while it is not known yet, so that everything else can be checked. */
export const STAND_IN = { name: 'stand-in' };

/** All that the project type refuses, whether or not the name is known already. */
export function checkOptions(template: Pick<Template, 'check'>, input: Input): readonly OptionProblem[] {
  return template.check({ ...STAND_IN, ...input });
}

/** The options that are sound, and the defaults of all others: what holds while something is still to be asked again. */
export function resolveSound(template: Pick<Template, 'check' | 'resolve'>, input: Input): Input {
  const wrong = new Set(checkOptions(template, input).map(({ option }) => option));
  return resolveOptions(template, Object.fromEntries(Object.entries(input).filter(([name]) => !wrong.has(name))));
}

/** The options given, and the defaults of all others; no name where none is given. */
export function resolveOptions(template: Pick<Template, 'resolve'>, input: Input): Input {
  return { ...template.resolve({ ...STAND_IN, ...input }), name: input.name };
}

/**
 * `region "mars" is refused; allowed: an AWS region such as us-east-1 (--region)`
 *
 * @param source Where the value comes from: `region "mars" from answers.yaml is refused`. Default: a flag.
 */
export function problemText({ option, value, allowed, flag }: OptionProblem, source?: string): string {
  const from = source === undefined ? '' : ` from ${source}`;
  const what = value === undefined ? 'is missing' : `${JSON.stringify(value)}${from} is refused`;
  return `${option} ${what}; allowed: ${allowed}${flag ? ` (${flag})` : ''}`;
}
