import { ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { neutralEnvironment } from './terraform';

export type Leashed = ChildProcessByStdio<Writable, Readable, Readable>;

const LEASH = join(__dirname, 'leash.cjs');

/** Starts a command that ends with this process, and earlier when its stdin is closed; without the user's AWS_* and TF_*. */
export function leashed(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Leashed {
  return spawn(process.execPath, [LEASH, command, ...args], {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...neutralEnvironment(),
      // Terraform and its provider spend half of their time on collecting garbage that they could keep.
      GOGC: '400',
      ...env,
    },
  });
}
