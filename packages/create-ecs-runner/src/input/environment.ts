import { parseValue } from '../command-line/value';
import type { Input, Template } from '../template';

const PREFIX = 'ECS_RUNNER_';

/** What the environment says of options. */
export interface FromEnvironment {
  readonly options: Input;
  /** Variables that look like a misspelt one, one sentence each. */
  readonly problems: readonly string[];
}

/** `log-retention-days` -> `ECS_RUNNER_LOG_RETENTION_DAYS` */
export function variableOf(flag: string): string {
  return PREFIX + flag.toUpperCase().replaceAll('-', '_');
}

/**
 * Options from `ECS_RUNNER_…` variables; an empty one counts as not set.
 * Others with this prefix may belong to someone else, so only those near to one of ours are refused.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  template: Pick<Template, 'describeOptions' | 'suggest'>,
): FromEnvironment {
  const variables = new Map(template.describeOptions().map((option) => [variableOf(option.flag), option]));
  const options: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || !text) continue;
    const option = variables.get(variable);
    if (option) {
      options[option.name] = parseValue(option.type, text);
      continue;
    }
    const name = variable.slice(PREFIX.length);
    const names = [...variables.keys()].map((known) => known.slice(PREFIX.length));
    // Shorter names are near to too much: ECS_RUNNER_ID is not meant as ECS_RUNNER_CI.
    const nearest = name.length > 3 ? template.suggest(name, names) : undefined;
    if (nearest) problems.push(`${variable} sets no option; did you mean ${PREFIX}${nearest}?`);
  }
  return { options, problems };
}
