import { ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { terraformCliConfig } from '../../support/terraform';

export type Leashed = ChildProcessByStdio<Writable, Readable, Readable>;

const LEASH = join(__dirname, '../../support/leash.cjs');

/** Starts a command that ends with this process, and earlier when its stdin is closed; without the user's AWS_* and TF_*. */
export function leashed(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Leashed {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS|TF)_/.test(name));
  const config = terraformCliConfig();
  return spawn(process.execPath, [LEASH, command, ...args], {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(own),
      CHECKPOINT_DISABLE: '1',
      // Terraform and its provider spend half of their time on collecting garbage that they could keep.
      GOGC: '400',
      ...(config === undefined ? {} : { TF_CLI_CONFIG_FILE: config }),
      ...env,
    },
  });
}
