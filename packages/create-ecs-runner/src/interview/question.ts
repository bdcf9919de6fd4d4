import { parseValue, showValue } from '../command-line/value';
import type { OptionDescription } from '../template';
import type { Question } from './prompt';
import { wrap } from '../terminal/output';

/** Columns that the symbols of a question take. */
const SYMBOLS = 5;

/** The question of an option. `initial`: what Enter alone answers. */
export function optionQuestion(
  option: OptionDescription,
  initial: unknown,
  explanation: string,
  columns: number,
): Question {
  const choices = option.choices?.map((choice) => ({ title: String(choice), value: choice }));
  const ask = (hint: string) => ({ message: questionText(option.prompt!, hint, columns), explanation });
  if (option.type === 'boolean') return { type: 'confirm', ...ask('(Y/n)'), initial: initial === true };
  if (option.type === 'list' && choices) {
    const hint = 'space, then enter';
    const selected = (value: unknown) => Array.isArray(initial) && initial.includes(value);
    return {
      type: 'multiselect',
      ...ask(hint),
      choices: choices.map((choice) => ({ ...choice, selected: selected(choice.value) })),
      instructions: false,
      hint,
    };
  }
  if (option.type === 'string' && choices) {
    return { ...selectQuestion(option.prompt!, choices, initial, columns), explanation };
  }
  return { type: 'text', ...ask(showValue(initial)), initial: showValue(initial) };
}

/** One of several values. */
export function selectQuestion(
  message: string,
  choices: readonly { readonly title: string; readonly value: string | number }[],
  initial: unknown,
  columns: number,
): Question {
  const hint = 'arrows, enter';
  const index = choices.findIndex(({ value }) => value === initial);
  return {
    type: 'select',
    message: questionText(message, hint, columns),
    choices: [...choices],
    initial: Math.max(0, index),
    hint,
  };
}

/** Text answers become values; an empty one leaves the option open. */
export function parseAnswer({ type }: OptionDescription, answer: unknown): unknown {
  if (typeof answer !== 'string') return answer;
  return answer.trim() === '' && type !== 'list' ? undefined : parseValue(type, answer.trim());
}

/** Where the line is too short for both, what follows the question stands on the next one. */
function questionText(message: string, hint: string, columns: number): string {
  const text = wrap(message, columns - 2, '  ');
  const last = text.slice(text.lastIndexOf('\n') + 1).length + (text.includes('\n') ? 0 : 2);
  return last + hint.length + SYMBOLS - 2 <= columns ? text : `${text}\n `;
}
