import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** How a tool ended, and what it printed, without colours. */
export interface Ran {
  /** Exit code; 130 after a signal. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Path of a tool that is on PATH; undefined where it is not. */
export function findTool(name: string): string | undefined {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)))
    .find(isExecutable);
}

/** Why a tool cannot be run; undefined where all can. */
export function missingTools(...names: readonly string[]): string | undefined {
  const missing = names.filter((name) => findTool(name) === undefined);
  return missing.length === 0 ? undefined : `${missing.join(', ')} not on PATH: see CONTRIBUTING.md`;
}

/**
 * Runs a tool and waits for its end.
 *
 * @param env added to the environment, from which the user's AWS_* and TF_VAR_* are taken: no check reaches an account
 */
export function run(name: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      cwd,
      env: { ...neutralEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        code: code ?? 130,
        stdout: stripVTControlCharacters(printed.stdout),
        stderr: stripVTControlCharacters(printed.stderr),
      }),
    );
  });
}

/** The user's environment without what would reach an account or change what a tool does. */
export function neutralEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([key]) => !/^(AWS|TF_VAR|TF_CLI_ARGS)_?/.test(key));
  return { ...Object.fromEntries(own), CHECKPOINT_DISABLE: '1', NO_COLOR: '1' };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
