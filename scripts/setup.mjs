// Installs and builds this workspace where that has not been done yet; needs only Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program in the root and shows its output; returns whether it ended well. */
export function run(program, args, env = {}) {
  const windows = process.platform === 'win32';
  const { status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    shell: windows,
  });
  return status === 0;
}

/** Throws where the install fails. */
export function install() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    must(run('npm', ['ci', '--no-audit', '--no-fund']), 'npm ci');
  }
}

/** Compiles what is older than its sources. */
export function build() {
  const packages = ['.', 'packages/create-ecs-runner', 'packages/ecs-runner-readiness'];
  for (const folder of packages.map((name) => join(root, name))) {
    const sources = Math.max(newest(join(folder, 'src')), newest(join(folder, 'templates')));
    if (sources > newest(join(folder, 'lib'))) {
      must(run('npm', ['run', 'compile', '--silent', '--prefix', folder]), `the compilation of ${folder}`);
    }
  }
}

function must(good, what) {
  if (!good) {
    throw new Error(`${what} failed`);
  }
}

/** Time of the newest file below a folder, in milliseconds; 0 where there is none. */
function newest(folder) {
  if (!existsSync(folder)) {
    return 0;
  }
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const file = join(folder, entry.name);
    return entry.isDirectory() ? newest(file) : statSync(file).mtimeMs;
  });
  return Math.max(0, ...times);
}
