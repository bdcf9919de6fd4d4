import { setMaxListeners } from 'node:events';

/** What a program ended with. `missing`: it is not installed. */
export interface ExecResult {
  readonly ok: boolean;
  readonly missing: boolean;
  readonly stdout: string;
  /** The last line of stderr, for a note. */
  readonly reason: string;
}

export interface ExecOptions {
  readonly cwd: string;
  readonly input?: string;
  /** Show the program's output instead of collecting it. */
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
    const { execa } = await import('execa');
    const result = await execa(program, args, {
      cwd,
      cancelSignal: signal,
      reject: false,
      timeout,
      input: input ?? '',
      stdout: show ? 'inherit' : 'pipe',
      stderr: show ? 'inherit' : 'pipe',
      // Set while a Git hook runs; they would point git at another repository.
      env: { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, ...env },
    });
    return {
      ok: !result.failed,
      missing: result.code === 'ENOENT',
      stdout: result.stdout ?? '',
      reason: (result.stderr || result.shortMessage || '').trim().split('\n').pop() ?? '',
    };
  };
}
