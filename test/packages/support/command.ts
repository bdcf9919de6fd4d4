import { spawnSync } from 'node:child_process';
import { npmCommand } from '../../../scripts/npm.cjs';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  /** Both channels. */
  readonly output: string;
}

/** Runs a program as a user without a terminal does. */
export function command(env: NodeJS.ProcessEnv, cwd: string, program: string, ...args: string[]): CommandResult {
  const [file, words] = program === 'npm' || program === 'npx' ? npmCommand(program, args) : [program, args];
  const { status, stdout, stderr, error } = spawnSync(file, words, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error) throw error;
  return { code: status ?? 130, stdout, output: `${stdout}${stderr}` };
}

/** As `command`, and throws with what was printed where it fails; returns standard output. */
export function must(env: NodeJS.ProcessEnv, cwd: string, program: string, ...args: string[]): string {
  const { code, stdout, output } = command(env, cwd, program, ...args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`);
  return stdout;
}
