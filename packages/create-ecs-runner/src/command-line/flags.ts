import { COMMANDS, type CommandName } from './commands';
import { PACKAGE_MANAGERS } from '../finish/package-manager';

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
  /** Says enough by its name: the help shows it beside others, without the summary. */
  readonly brief?: true;
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
  answers: {
    type: 'string',
    commands: ['create'],
    placeholder: 'file',
    summary: 'Options from a .json or .yaml file',
  },
  saveAnswers: {
    type: 'string',
    commands: ['create'],
    placeholder: 'file',
    brief: true,
    summary: 'Save them there when all went well',
  },
  install: { type: 'boolean', commands: ['create'], default: true, summary: 'Leave out the installation of packages' },
  packageManager: {
    type: 'string',
    commands: ['create'],
    choices: PACKAGE_MANAGERS,
    placeholder: 'name',
    brief: true,
    summary: 'npm, pnpm, yarn or bun; else the one found',
  },
  git: { type: 'boolean', commands: ['create'], default: true, summary: 'Leave out `git init` and the commit' },
  dryRun: {
    type: 'boolean',
    commands: ['create'],
    default: false,
    summary: 'Show what would be written; write nothing',
  },
  onConflict: {
    type: 'string',
    commands: ['create'],
    choices: ['ask', 'keep', 'both', 'overwrite', 'abort'],
    placeholder: 'how',
    summary: 'Files there: ask, keep, both, overwrite, abort',
  },
  allowDirty: {
    type: 'boolean',
    commands: ['create', 'fleet'],
    default: false,
    brief: true,
    summary: 'Git trees with changes as well',
  },
  trust: {
    type: 'boolean',
    commands: ['doctor'],
    default: false,
    summary: 'Say whether a token may assume the roles; asks for it, or reads standard input',
  },
  environment: {
    type: 'string',
    commands: ['doctor'],
    placeholder: 'name',
    summary: 'With --trust: the roles of this folder of live/ only',
  },
  policy: {
    type: 'string',
    commands: ['doctor'],
    placeholder: 'file',
    summary:
      'With --trust: the trust policies in this file (policy, `aws iam get-role`, state, `terraform show -json`)',
  },
  to: {
    type: 'string',
    commands: ['diff', 'fleet'],
    placeholder: 'version',
    summary: 'Of ecs-runner-template, as 1.2.3 or latest',
  },
  exitCode: {
    type: 'boolean',
    commands: ['diff'],
    default: false,
    summary: 'End with 1 where there are changes, as git does',
  },
  json: {
    type: 'boolean',
    commands: ['create', 'doctor', 'diff', 'fleet'],
    default: false,
    brief: true,
    summary: 'JSON for programs; to create: of a dry run',
  },
  list: { type: 'string', commands: ['fleet'], placeholder: 'file', summary: 'A folder or glob in each line' },
  help: { type: 'boolean', short: 'h', default: false, brief: true, summary: 'This text' },
  version: { type: 'boolean', short: 'v', default: false, brief: true, summary: 'The version' },
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
