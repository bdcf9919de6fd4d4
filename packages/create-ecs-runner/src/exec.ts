import { setMaxListeners } from 'node:events';
import { bundled } from './bundled';

/** What a program ended with. `missing`: it is not installed. */
export interface ExecResult {
  readonly ok: boolean;
  readonly missing: boolean;
  readonly stdout: string;
  /** What it wrote to both streams. */
  readonly output: string;
  /** Why it failed, for a note: its error in one line. */
  readonly reason: string;
}

export interface ExecOptions {
  readonly cwd: string;
  readonly input?: string;
  /** Show the program's output while it runs. */
  readonly show?: boolean;
  /** Milliseconds after which the program is ended; default: never. */
  readonly timeout?: number;
  /** Variables beside those of the process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program; resolves whatever it ends with. */
export type Exec = (program: string, args: readonly string[], options: ExecOptions) => Promise<ExecResult>;

/** @param signal Ends the running program, too. */
export function createExec(signal: AbortSignal): Exec {
  setMaxListeners(0, signal); // Some commands run many programs at once.
  return async (program, args, { cwd, input, show, timeout, env }) => {
    const { execa } = bundled('execa');
    const result = await execa(program, args, {
      cwd,
      cancelSignal: signal,
      reject: false,
      timeout,
      input: input ?? '',
      stdout: show ? ['inherit', 'pipe'] : 'pipe',
      stderr: show ? ['inherit', 'pipe'] : 'pipe',
      all: true,
      // Set while a Git hook runs; they would point git at another repository.
      env: { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, ...env },
    });
    return {
      ok: !result.failed,
      missing: result.code === 'ENOENT',
      stdout: result.stdout ?? '',
      output: result.all ?? '',
      reason:
        errorLine(result.all) || lastLine(result.stderr) || lastLine(result.stdout) || lastLine(result.shortMessage),
    };
  };
}

/** How package managers begin an error, where npm and Yarn say more than one line about it. */
const ERRORS = [
  /^npm (?:error|ERR!) (?!(?:code|syscall|errno|path|dest) )(.+)/m,
  /^\s*(?:Error: )?(ERR_PNPM_.+)/m,
  /^error:? (.+)/m,
  /^➤ (YN(?!0000).+)/m,
];

/** The error that a package manager names first: advice follows it, and where its log lies. */
export function errorLine(text = ''): string | undefined {
  return ERRORS.map((error) => error.exec(text)?.[1]).find((line) => line !== undefined);
}

function lastLine(text: string | undefined): string {
  return text?.trim().split('\n').pop() ?? '';
}
