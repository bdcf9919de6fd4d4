import type { Ask, Question } from './prompt';
import { resolveOptions, STAND_IN } from '../command-line/problem';
import { parseValue, sameValue, showValue } from '../command-line/value';
import type { Input, OptionDescription, Template } from '../template';
import type { Style } from '../terminal/output';

/** What asking for options needs. */
export interface Interview {
  readonly template: Pick<Template, 'describeOptions' | 'check' | 'resolve'>;
  readonly ask: Ask;
  /** Shows text above the next question. */
  readonly write: (text: string) => void;
  /** Says why an answer is refused; the question follows again. */
  readonly refuse: (reason: string) => void;
  readonly style: Style;
}

/**
 * Asks for each option that has a question and no value yet.
 *
 * @param given What flags said; sound.
 * @param suggested Answers to start from instead of the defaults.
 * @returns `given`, and the answers that differ from the defaults
 */
export async function askOptions(interview: Interview, given: Input, suggested: Input): Promise<Input> {
  let input = given;
  let group: string | undefined;
  for (const option of interview.template.describeOptions()) {
    if (option.prompt === undefined || option.name in given) continue;
    if (option.group !== group) interview.write(`\n${interview.style.bold(option.group.toUpperCase())}\n`);
    group = option.group;
    input = await askOption(interview, option, input, suggested[option.name]);
  }
  return input;
}

async function askOption(
  { template, ask, refuse }: Interview,
  option: OptionDescription,
  input: Input,
  suggested: unknown,
): Promise<Input> {
  const standard = resolveOptions(template, input)[option.name];
  for (;;) {
    const answer = parseAnswer(option, await ask(question(option, suggested ?? standard)));
    const isDefault = answer === undefined || sameValue(answer, standard);
    const answered = isDefault ? input : { ...input, [option.name]: answer };
    const refused = refusal(template, option, answered);
    if (refused === undefined) return answered;
    refuse(refused);
  }
}

/** Why an answer is refused: its own problem, or one that it makes with what was said before. */
function refusal(template: Interview['template'], option: OptionDescription, input: Input): string | undefined {
  const [problem] = template.check(option.required ? input : { ...STAND_IN, ...input });
  if (!problem) return undefined;
  return `${problem.option === option.name ? 'Allowed' : `${problem.option} allows only`}: ${problem.allowed}`;
}

function question(option: OptionDescription, initial: unknown): Question {
  const message = option.prompt!;
  const choices = option.choices?.map((choice) => ({ title: String(choice), value: choice }));
  if (option.type === 'boolean') return { type: 'confirm', message, initial: initial === true };
  if (option.type === 'list' && choices) {
    const selected = (value: unknown) => Array.isArray(initial) && initial.includes(value);
    return {
      type: 'multiselect',
      message,
      choices: choices.map((choice) => ({ ...choice, selected: selected(choice.value) })),
      instructions: false,
      hint: 'space selects, enter goes on',
    };
  }
  if (option.type === 'string' && choices) {
    return {
      type: 'select',
      message,
      choices,
      initial: Math.max(
        0,
        choices.findIndex(({ value }) => value === initial),
      ),
    };
  }
  return { type: 'text', message, initial: showValue(initial) };
}

/** Text answers become values; an empty one leaves the option open. */
function parseAnswer({ type }: OptionDescription, answer: unknown): unknown {
  if (typeof answer !== 'string') return answer;
  return answer.trim() === '' && type !== 'list' ? undefined : parseValue(type, answer);
}
