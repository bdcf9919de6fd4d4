/** A command of the command line. */
export interface Command {
  readonly summary: string;
  /** What may follow the command, as the help shows it. */
  readonly operands: string;
  /** Most words that may follow it. */
  readonly most: number;
  /** Whether it takes the options of the project type as flags. */
  readonly options: boolean;
}

/** The first word chooses; `create` is what runs where it is none of these. */
export const COMMANDS = {
  create: { summary: 'Creates a repository', operands: '[folder]', most: 1, options: true },
  doctor: {
    summary: 'Says what is wrong with a repository, and what to do',
    operands: '[folder]',
    most: 1,
    options: false,
  },
  diff: {
    summary: 'Shows what a sync or a newer template would change',
    operands: '[folder]',
    most: 1,
    options: false,
  },
  completion: { summary: 'Prints completions for a shell', operands: 'bash|zsh|fish', most: 1, options: false },
  fleet: {
    summary: 'Checks, syncs or upgrades many repositories',
    operands: 'check|sync|upgrade <folder or glob> ...',
    most: Infinity,
    options: false,
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
