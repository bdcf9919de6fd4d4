import type { Exec } from './exec';
import type { Ask } from './interview/prompt';
import type { Template } from './template';
import type { Style } from './terminal/output';
import type { ReadSecret } from './terminal/secret';

/** The world as the commands see it: all that they read, ask, run and show. */
export interface World {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person can be asked: input and output are terminals, and no CI system runs this. */
  readonly interactive: boolean;
  /** Width of the terminal. */
  readonly columns: number;
  /** Whether the terminal shows more than ASCII; `symbols` of terminal/capabilities has what it shows. */
  readonly unicode: boolean;
  readonly version: string;
  readonly template: Template;
  readonly ask: Ask;
  readonly exec: Exec;
  readonly readSecret: ReadSecret;
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly style: Style;
  readonly errStyle: Style;
}
