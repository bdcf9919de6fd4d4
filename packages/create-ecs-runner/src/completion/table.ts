import { COMMANDS, type CommandName } from '../command-line/commands';
import { flagOf, ownFlags, takesOptions } from '../command-line/flags';
import type { OptionDescription } from '../template';

/** What may stand in a place of the command line. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[]; /** Several, with commas. */ readonly list: boolean }
  | { readonly kind: 'file' | 'folder' | 'any' };

export interface FlagRow {
  /** Without dashes. */
  readonly name: string;
  readonly short?: string;
  readonly summary: string;
  /** None: the flag takes no value. */
  readonly values?: Values;
}

export interface CommandRow {
  readonly name: CommandName;
  readonly summary: string;
  /** What may follow the command beside flags. */
  readonly operand: Values;
  readonly flags: readonly FlagRow[];
}

/** All that can be completed: it is known when the script is made, so that no key press starts a process. */
export function completionTable(options: readonly OptionDescription[]): CommandRow[] {
  return (Object.keys(COMMANDS) as CommandName[]).map((name) => ({
    name,
    summary: COMMANDS[name].summary,
    operand: operandOf(COMMANDS[name].operands),
    flags: [...ownRows(name), ...(takesOptions(name) ? options.flatMap(optionRows) : [])],
  }));
}

/** `bash|zsh|fish` are words; everything else is a folder. */
function operandOf(operands: string): Values {
  return operands.includes('|')
    ? { kind: 'words', words: operands.split('|'), list: false }
    : { kind: operands === '' ? 'any' : 'folder' };
}

function ownRows(command: CommandName): FlagRow[] {
  return ownFlags(command).map(([name, { type, default: standard, short, choices, placeholder, summary }]) => ({
    name: `${standard === true ? 'no-' : ''}${flagOf(name)}`,
    short,
    summary,
    values: type === 'boolean' ? undefined : choices ? words(choices, type === 'list') : placeholderOf(placeholder),
  }));
}

function placeholderOf(placeholder: string | undefined): Values {
  return { kind: placeholder === 'file' ? 'file' : 'any' };
}

function optionRows({ flag, type, choices, summary }: OptionDescription): FlagRow[] {
  const text = summary.split('\n')[0];
  if (type === 'boolean') return [flag, `no-${flag}`].map((name) => ({ name, summary: text }));
  return [{ name: flag, summary: text, values: choices ? words(choices, type === 'list') : { kind: 'any' } }];
}

function words(choices: readonly (string | number)[], list: boolean): Values {
  return { kind: 'words', words: choices.map(String), list };
}
