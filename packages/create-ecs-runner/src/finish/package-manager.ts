import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Exec } from '../exec';

/** Package managers that can install the repository's packages. */
export const PACKAGE_MANAGERS = ['npm', 'pnpm', 'yarn', 'bun'] as const;
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

/** npm's own: the generated workflows install by `npm ci`, whatever is used on a desk. */
export const NPM_LOCK = 'package-lock.json';

/** Lock files that tell who installed. */
const LOCK_FILES: Readonly<Record<Exclude<PackageManager, 'npm'>, readonly string[]>> = {
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  bun: ['bun.lock', 'bun.lockb'],
};

/** Settings of Yarn 2 and later, which the repository's tasks need: a node_modules folder, and nothing beside it. */
export const YARN_SETTINGS = '.yarnrc.yml';

/** What an installation may add to the repository's own files. */
export const INSTALLED_FILES = [NPM_LOCK, ...Object.values(LOCK_FILES).flat(), YARN_SETTINGS];

/**
 * Who installs: the one told; else the one whose lock file is in the folder; else the one that started this command;
 * else the first that is installed; else npm.
 *
 * @param told value of `--package-manager`
 * @param agent npm_config_user_agent, such as `pnpm/10.1.0 npm/? node/v22.0.0 linux x64`
 */
export async function choosePackageManager(
  { told, folder, agent = '' }: { told?: PackageManager; folder: string; agent?: string },
  exec: Exec,
): Promise<PackageManager> {
  const locked = Object.entries(LOCK_FILES) as [PackageManager, readonly string[]][];
  const found =
    told ??
    locked.find(([, files]) => files.some((file) => existsSync(path.join(folder, file))))?.[0] ??
    (existsSync(path.join(folder, NPM_LOCK)) ? 'npm' : undefined) ??
    PACKAGE_MANAGERS.find((name) => agent.startsWith(`${name}/`));
  return found ?? (await firstInstalled(folder, exec));
}

async function firstInstalled(cwd: string, exec: Exec): Promise<PackageManager> {
  for (const name of PACKAGE_MANAGERS) {
    if ((await exec(name, ['--version'], { cwd })).ok) return name;
  }
  return 'npm';
}
