// Installs and builds this workspace where that has not been done yet; needs only Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import npm from './npm.cjs';
import { isCompiled } from './sources.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program in the root and shows its output; returns its exit code, 130 after a signal. */
export function exitCode(program, args, env = {}) {
  const { status } = spawnSync(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  return status ?? 130;
}

/** Arguments for Node that run the command of an installed package. */
export function installed(command, packageName = command) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [join(folder, typeof bin === 'string' ? bin : bin[command])];
}

/** Throws where the install fails. */
export function install() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (!existsSync(installedLock) || statSync(installedLock).mtimeMs < statSync(lock).mtimeMs) {
    mustNpm('ci', '--no-audit', '--no-fund');
  }
}

/** Compiles the packages whose sources are not those that they were compiled from. */
export function build() {
  for (const name of ['.', 'packages/create-ecs-runner', 'packages/ecs-runner-readiness']) {
    const folder = join(root, name);
    if (!isCompiled(folder)) mustNpm('run', 'compile', '--silent', '--prefix', folder);
  }
}

function mustNpm(...args) {
  const code = exitCode(...npm.npmCommand('npm', args));
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}`);
}
