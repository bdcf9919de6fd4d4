import type { Input, OptionProblem, Template } from '../template';

/** Stands for the name while it is not known yet, so that everything else can be checked. */
export const STAND_IN = { name: 'stand-in' };

/** All that the project type refuses, whether or not the name is known already. */
export function checkOptions(template: Pick<Template, 'check'>, input: Input): readonly OptionProblem[] {
  return template.check({ ...STAND_IN, ...input });
}

/** The options given, and the defaults of all others; no name where none is given. */
export function resolveOptions(template: Pick<Template, 'resolve'>, input: Input): Input {
  return { ...template.resolve({ ...STAND_IN, ...input }), name: input.name };
}

/** `region "mars" is refused; allowed: an AWS region such as us-east-1 (--region)` */
export function problemText({ option, value, allowed, flag }: OptionProblem): string {
  const what = value === undefined ? 'is missing' : `${JSON.stringify(value)} is refused`;
  return `${option} ${what}; allowed: ${allowed}${flag ? ` (${flag})` : ''}`;
}
