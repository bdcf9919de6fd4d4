import { spawn } from 'node:child_process';

/** Runs a command; resolves with what it printed, rejects with the last lines of it. */
export function run(command, args, { env, cwd } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, CHECKPOINT_DISABLE: '1', ...env } });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) =>
      fail(error.code === 'ENOENT' ? new Error(`${command} is not installed or not on PATH`) : error),
    );
    child.on('close', (code) =>
      code === 0
        ? done(output)
        : fail(
            new Error(`${command} ${args[0]} exited with ${code}\n${output.trim().split('\n').slice(-12).join('\n')}`),
          ),
    );
  });
}
