import { OWN_FLAGS } from './flags';
import type { Input, OptionDescription, Template } from './template';
import { parseValue } from './value';

/** The command line, taken apart. */
export interface Arguments {
  /** The target folder as typed. */
  readonly directory?: string;
  /** Options of the repository that flags gave. */
  readonly options: Input;
  readonly yes: boolean;
  readonly install: boolean;
  readonly git: boolean;
  readonly help: boolean;
  readonly version: boolean;
  /** What cannot be understood, one sentence each. */
  readonly problems: readonly string[];
}

interface Flag {
  readonly type: OptionDescription['type'];
  set(value: unknown): void;
}

/** Takes the command line apart; never throws, so that all problems are told at once. */
export function parseArguments(
  argv: readonly string[],
  template: Pick<Template, 'describeOptions' | 'suggest'>,
): Arguments {
  const own = { yes: false, install: true, git: true, help: false, version: false };
  const options: Record<string, unknown> = {};
  const positionals: string[] = [];
  const problems: string[] = [];

  const flags = new Map<string, Flag>();
  for (const { flag } of OWN_FLAGS) flags.set(flag, { type: 'boolean', set: (value) => (own[flag] = value === true) });
  for (const { name, flag, type } of template.describeOptions()) {
    const append = (value: unknown) => [...((options[name] as unknown[] | undefined) ?? []), ...(value as unknown[])];
    const set = (value: unknown) => {
      if (type !== 'list' && name in options) problems.push(`--${flag} is given twice; give one value`);
      options[name] = type === 'list' ? append(value) : value;
    };
    flags.set(flag, { type, set });
  }

  const rest = [...argv];
  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    if (token === '--') positionals.push(...rest.splice(0));
    else if (/^-[^-]/.test(token) || token.startsWith('--')) readFlag(token);
    else positionals.push(token);
  }
  if (positionals.length > 1) {
    problems.push(`one folder at most, not ${positionals.length}: ${positionals.map((p) => `"${p}"`).join(', ')}`);
  }
  return { directory: positionals[0], options, ...own, problems };

  function readFlag(token: string): void {
    const equals = token.indexOf('=');
    const typed = equals < 0 ? token : token.slice(0, equals);
    const inline = equals < 0 ? undefined : token.slice(equals + 1);
    const name = longName(typed);

    const known = flags.get(name);
    const negated = name.startsWith('no-') ? flags.get(name.slice(3)) : undefined;
    if (known?.type === 'boolean') setBoolean(known, typed, inline);
    else if (known) setValue(known, typed, inline);
    else if (negated?.type === 'boolean' && inline === undefined) negated.set(false);
    else if (negated?.type === 'boolean') problems.push(`${typed} takes no value; write --${name.slice(3)}=${inline}`);
    else unknown(name, typed, inline);
  }

  function setBoolean(known: Flag, typed: string, inline: string | undefined): void {
    const text = inline ?? (isBoolean(rest[0]) ? rest.shift()! : 'true');
    if (isBoolean(text)) known.set(text === 'true');
    else problems.push(`${typed}: "${text}" is neither true nor false`);
  }

  function setValue(known: Flag, typed: string, inline: string | undefined): void {
    const next = rest[0]?.startsWith('--') ? undefined : rest[0];
    const text = inline ?? (next === undefined ? undefined : rest.shift());
    if (text === undefined) problems.push(`${typed} needs a value: ${typed}=…`);
    else known.set(parseValue(known.type, text));
  }

  function unknown(name: string, typed: string, inline: string | undefined): void {
    const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/_/g, '-');
    const booleans = [...flags].filter(([, { type }]) => type === 'boolean').map(([key]) => `no-${key}`);
    const nearest = typed.startsWith('--') ? template.suggest(kebab, [...flags.keys(), ...booleans]) : undefined;
    const hint = nearest ? `; did you mean --${nearest}?` : '; see --help';
    problems.push(`${typed} is no flag of this command${hint}`);
    // What follows is the value of the flag that was meant, not a folder.
    if (nearest === undefined || inline !== undefined) return;
    const takesAny = (flags.get(nearest)?.type ?? 'boolean') !== 'boolean';
    if (takesAny ? !rest[0]?.startsWith('-') : isBoolean(rest[0])) rest.shift();
  }
}

function isBoolean(text: string | undefined): boolean {
  return text === 'true' || text === 'false';
}

/** `-y` -> `yes`, `--kms-cmk` -> `kms-cmk` */
function longName(typed: string): string {
  if (typed.startsWith('--')) return typed.slice(2);
  return OWN_FLAGS.find(({ short }) => `-${short}` === typed)?.flag ?? typed.slice(1);
}
