import { COMMANDS, type CommandName } from './commands';

/** A flag of the command itself; those of the repository come from the project type's options. */
export interface OwnFlag {
  readonly type: 'boolean' | 'string' | 'list';
  /** Commands that take it; none: all of them do. */
  readonly commands?: readonly CommandName[];
  readonly short?: string;
  /** What it is without the flag. A boolean that is true is shown as `--no-…`. */
  readonly default?: boolean | string;
  readonly choices?: readonly string[];
  /** What stands for its value in the help. */
  readonly placeholder?: string;
  readonly summary: string;
}

/** By name in camel case; the flag is the same in kebab case. */
export const OWN_FLAGS = {
  yes: {
    type: 'boolean',
    commands: ['create'],
    short: 'y',
    default: false,
    summary: 'Ask nothing; defaults for what nothing says',
  },
  install: { type: 'boolean', commands: ['create'], default: true, summary: 'Leave out the installation of packages' },
  git: { type: 'boolean', commands: ['create'], default: true, summary: 'Leave out `git init` and the first commit' },
  list: { type: 'string', commands: ['fleet'], placeholder: 'file', summary: 'A folder or glob in each line' },
  to: {
    type: 'string',
    commands: ['fleet'],
    placeholder: 'version',
    summary: 'Upgrade to this version; else the newest',
  },
  allowDirty: { type: 'boolean', commands: ['fleet'], default: false, summary: 'Git trees with changes as well' },
  json: { type: 'boolean', commands: ['fleet'], default: false, summary: 'Print JSON, for programs' },
  help: { type: 'boolean', short: 'h', default: false, summary: 'This text' },
  version: { type: 'boolean', short: 'v', default: false, summary: 'The version' },
} as const satisfies Record<string, OwnFlag>;

type Flags = typeof OWN_FLAGS;
type ValueOf<F extends OwnFlag> = F['type'] extends 'boolean'
  ? boolean
  : F['type'] extends 'list'
    ? readonly string[] | undefined
    : F extends { choices: readonly (infer C)[] }
      ? C | (F extends { default: string } ? never : undefined)
      : string | undefined;

/** Values of the command's own flags by name; defaults filled in. */
export type OwnValues = { readonly [K in keyof Flags]: ValueOf<Flags[K]> };

/** The own flags that a command takes, by name. */
export function ownFlags(command: CommandName): readonly (readonly [keyof OwnValues, OwnFlag])[] {
  const all = Object.entries(OWN_FLAGS) as [keyof OwnValues, OwnFlag][];
  return all.filter(([, { commands }]) => commands === undefined || commands.includes(command));
}

/** `onConflict` -> `on-conflict` */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Whether the options of the project type are flags of the command, too. */
export function takesOptions(command: CommandName): boolean {
  return COMMANDS[command].options;
}
