/** What a check found. */
export interface Finding {
  /** `problem` makes the doctor end with 1; a `note` is for the person to weigh. */
  readonly level: 'ok' | 'note' | 'problem';
  /** A sentence without a full stop. */
  readonly message: string;
  /** What to do, as a sentence without a full stop. */
  readonly fix?: string;
  /** The files that it is about, relative to the repository. */
  readonly files?: readonly string[];
}

export const ok = (message: string): Finding => ({ level: 'ok', message });
export const note = (message: string, fix?: string): Finding => ({ level: 'note', message, fix });
export const problem = (message: string, fix: string, files?: readonly string[]): Finding => ({
  level: 'problem',
  message,
  fix,
  files,
});
