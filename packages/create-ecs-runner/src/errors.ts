/** What the process ends with; a signal counts as a cancel, whichever it was. */
export const ExitCode = { done: 0, failure: 1, usage: 2, cancelled: 130 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** All that is wrong with the command line, one sentence each. Ends the run with exit code 2 before anything is written. */
export class UsageError extends Error {
  public constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'UsageError';
  }
}

/** Ctrl-C, Esc at a prompt, or a signal. Ends the run with exit code 130. */
export class Cancelled extends Error {
  /** @param note What is left behind; default: nothing. */
  public constructor(note = 'nothing was written') {
    super(`Cancelled: ${note}.`);
    this.name = 'Cancelled';
  }
}
