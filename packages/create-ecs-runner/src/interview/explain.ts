import { checkOptions } from '../command-line/problem';
import { sameValue } from '../command-line/value';
import type { Suggestion } from '../input/surroundings';
import type { Input, OptionDescription, Template } from '../template';
import { wrap } from '../terminal/output';

/** What an explanation is made of. */
export interface Explained {
  readonly option: OptionDescription;
  /** The other options so far; what is allowed follows them. */
  readonly others: Input;
  readonly standard: unknown;
  /** What Enter alone answers. */
  readonly initial: unknown;
  readonly suggestion?: Suggestion;
}

/** What `?` shows: the summary, what is allowed, the default, where a suggestion comes from, the flag. */
export function explain(
  { option, others, standard, initial, suggestion }: Explained,
  template: Template,
  columns: number,
): string {
  const clears = option.type !== 'boolean' && !option.choices && !option.required;
  const summary = option.summary.replace(/\s+/g, ' ');
  const allowed = allowedText(option, others, template);
  const lines = [
    summary,
    ...(summary.includes(allowed) ? [] : [`Allowed: ${allowed}`]),
    ...(option.required ? [] : [`Default: ${display(standard)}`]),
    ...(suggestion ? [`Suggested: ${display(suggestion.value)} (${suggestion.source})`] : []),
    ...(clears && !sameValue(initial, standard) ? [`A space alone: ${display(standard)}`] : []),
    `Flag: --${option.flag}`,
  ];
  return lines.map((line) => `  ${wrap(line, columns - 3, '  ')}`).join('\n');
}

/** The values that the other options leave open; undefined where they are not a closed set. */
export function openValues(option: OptionDescription, others: Input, template: Template): unknown[] | undefined {
  const all: readonly unknown[] | undefined = option.type === 'boolean' ? [true, false] : option.choices;
  if (option.type === 'list') return undefined;
  return all?.filter((value) => checkOptions(template, { ...others, [option.name]: value }).length === 0);
}

/** A value as a sentence has it. */
export function display(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === undefined || sameValue(value, [])) return 'none';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function allowedText(option: OptionDescription, others: Input, template: Template): string {
  const values = openValues(option, others, template) ?? option.choices;
  if (values) return values.map(display).join(', ');
  if (option.allowed) return option.allowed;
  // Rules between options are known to the project type alone: it says what it would have taken.
  const [problem] = checkOptions(template, { ...others, [option.name]: option.type === 'list' ? [' '] : ' ' });
  return problem?.option === option.name ? problem.allowed : 'any text';
}
