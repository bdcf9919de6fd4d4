/** One thing that is wrong with the options. */
export interface OptionProblem {
  /** Name of the option as it was given. */
  readonly option: string;
  /** The value as it was given; undefined where the option is missing. */
  readonly value: unknown;
  /** What is allowed, as a phrase without a full stop. */
  readonly allowed: string;
  /** The flag that fixes it, `--log-retention-days`; undefined where no flag does. */
  readonly flag?: string;
}

/** All that is wrong with a set of options, in one error. */
export class OptionsError extends Error {
  public constructor(public readonly problems: readonly OptionProblem[]) {
    const count = problems.length === 1 ? '1 option is wrong' : `${problems.length} options are wrong`;
    super([`${count}; no managed file was written.`, ...problems.map(line)].join('\n'));
    this.name = 'OptionsError';
  }
}

function line({ option, value, allowed, flag }: OptionProblem): string {
  const given = value === undefined ? 'missing' : JSON.stringify(value);
  return `  ${option}: ${given}. Allowed: ${allowed}.${flag ? ` Fix it with ${flag}.` : ''}`;
}
