import type { Input, OptionDescription, Template } from '../template';
import { COMMANDS, type CommandName } from './commands';
import { flagOf, ownFlags, takesOptions, type OwnValues } from './flags';
import { parseValue } from './value';

/** The command line, taken apart. */
export interface Arguments extends OwnValues {
  readonly command: CommandName;
  /** Words that are neither the command nor a flag or its value. */
  readonly operands: readonly string[];
  /** Options of the repository that flags gave. */
  readonly options: Input;
  /** What cannot be understood, one sentence each. */
  readonly problems: readonly string[];
}

interface Flag {
  readonly type: OptionDescription['type'];
  readonly short?: string;
  readonly choices?: readonly string[];
  /** Where the values are kept, and under which name. */
  readonly values: Record<string, unknown>;
  readonly name: string;
}

/** Takes the command line apart; never throws, so that all problems are told at once. */
export function parseArguments(
  argv: readonly string[],
  template: Pick<Template, 'describeOptions' | 'suggest'>,
): Arguments {
  const command = isCommand(argv[0]) ? argv[0] : 'create';
  const rest = isCommand(argv[0]) ? argv.slice(1) : [...argv];
  const own: Record<string, unknown> = {};
  const options: Record<string, unknown> = {};
  const operands: string[] = [];
  const problems: string[] = [];
  const flags = flagsOf(command, template, own, options);

  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    if (token === '--') operands.push(...rest.splice(0));
    else if (/^-[^-]/.test(token) || token.startsWith('--')) readFlag(token);
    else operands.push(token);
  }
  const { most } = COMMANDS[command];
  if (operands.length > most) {
    const folders = most === 1 ? 'one folder at most' : `no more than ${most} words`;
    problems.push(`${folders}, not ${operands.length}: ${operands.map((word) => `"${word}"`).join(', ')}`);
  }
  return { command, operands, options, ...({ ...defaults(), ...own } as OwnValues), problems };

  function readFlag(token: string): void {
    const equals = token.indexOf('=');
    const typed = equals < 0 ? token : token.slice(0, equals);
    const inline = equals < 0 ? undefined : token.slice(equals + 1);
    const name = longName(typed);

    const known = flags.get(name);
    const negated = name.startsWith('no-') ? flags.get(name.slice(3)) : undefined;
    if (known?.type === 'boolean') setBoolean(known, typed, inline);
    else if (known) setValue(known, typed, inline);
    else if (negated?.type === 'boolean' && inline === undefined) set(negated, typed, false);
    else if (negated?.type === 'boolean') problems.push(`${typed} takes no value; write --${name.slice(3)}=${inline}`);
    else unknown(name, typed, inline);
  }

  function setBoolean(flag: Flag, typed: string, inline: string | undefined): void {
    const text = inline ?? (isBoolean(rest[0]) ? rest.shift()! : 'true');
    if (isBoolean(text)) set(flag, typed, text === 'true');
    else problems.push(`${typed}: "${text}" is neither true nor false`);
  }

  function setValue(flag: Flag, typed: string, inline: string | undefined): void {
    const next = rest[0]?.startsWith('--') ? undefined : rest[0];
    const text = inline ?? (next === undefined ? undefined : rest.shift());
    if (text === undefined) {
      problems.push(`${typed} needs a value: ${typed}=…`);
    } else if (flag.choices?.includes(text) === false) {
      problems.push(`${typed}: "${text}" is refused; allowed: ${flag.choices.join(', ')}`);
    } else {
      set(flag, typed, parseValue(flag.type, text));
    }
  }

  function set({ type, values, name }: Flag, typed: string, value: unknown): void {
    if (type === 'list') {
      values[name] = [...((values[name] as unknown[] | undefined) ?? []), ...(value as unknown[])];
    } else if (name in values && (values === options || type !== 'boolean')) {
      problems.push(`${typed} is given twice; give one value`);
    } else {
      values[name] = value;
    }
  }

  function unknown(name: string, typed: string, inline: string | undefined): void {
    const kebab = flagOf(name).replace(/_/g, '-');
    const booleans = [...flags].filter(([, { type }]) => type === 'boolean').map(([key]) => `no-${key}`);
    const nearest = typed.startsWith('--') ? template.suggest(kebab, [...flags.keys(), ...booleans]) : undefined;
    const hint = nearest ? `; did you mean --${nearest}?` : '; see --help';
    problems.push(`${typed} is no flag of this command${hint}`);
    // What follows is the value of the flag that was meant, not a folder.
    if (nearest === undefined || inline !== undefined) return;
    const takesAny = (flags.get(nearest)?.type ?? 'boolean') !== 'boolean';
    if (takesAny ? !rest[0]?.startsWith('-') : isBoolean(rest[0])) rest.shift();
  }

  /** `-y` -> `yes`, `--kms-cmk` -> `kms-cmk` */
  function longName(typed: string): string {
    if (typed.startsWith('--')) return typed.slice(2);
    return [...flags].find(([, { short }]) => `-${short}` === typed)?.[0] ?? typed.slice(1);
  }

  function defaults(): Partial<OwnValues> {
    return Object.fromEntries(ownFlags(command).map(([name, flag]) => [name, flag.default]));
  }
}

function flagsOf(
  command: CommandName,
  template: Pick<Template, 'describeOptions'>,
  own: Record<string, unknown>,
  options: Record<string, unknown>,
): ReadonlyMap<string, Flag> {
  const flags = new Map<string, Flag>(
    ownFlags(command).map(([name, flag]) => [flagOf(name), { ...flag, values: own, name }]),
  );
  if (takesOptions(command)) {
    for (const { name, flag, type } of template.describeOptions()) flags.set(flag, { type, values: options, name });
  }
  return flags;
}

function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

function isBoolean(text: string | undefined): boolean {
  return text === 'true' || text === 'false';
}
