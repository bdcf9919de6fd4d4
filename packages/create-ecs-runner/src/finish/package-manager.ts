import { existsSync } from 'node:fs';
import * as path from 'node:path';

/** Package managers that can install the repository's packages. */
export const PACKAGE_MANAGERS = ['npm', 'pnpm', 'yarn', 'bun'] as const;
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

/** The repository's only lock file: its workflows install by `npm ci`, whatever is used on a desk. */
export const NPM_LOCK = 'package-lock.json';

/** Lock files that tell who installed. */
const LOCK_FILES: Readonly<Record<PackageManager, readonly string[]>> = {
  npm: [NPM_LOCK],
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  bun: ['bun.lock', 'bun.lockb'],
};

/** Settings of Yarn 2 and later, which the repository's tasks need: a node_modules folder, and nothing beside it. */
export const YARN_SETTINGS = '.yarnrc.yml';

/** What an installation may add to the repository's own files; pnpm writes down in its file what is younger than it likes. */
export const INSTALLED_FILES = [NPM_LOCK, YARN_SETTINGS, 'pnpm-workspace.yaml'];

/**
 * Who installs, as far as it can be told: the one told; else the one whose lock file is in the folder; else the one that
 * started this command.
 *
 * @param told value of `--package-manager`
 * @param agent npm_config_user_agent, such as `pnpm/10.1.0 npm/? node/v22.0.0 linux x64`
 */
export function findPackageManager(
  folder: string,
  told: PackageManager | undefined,
  agent = '',
): PackageManager | undefined {
  const isThere = (file: string) => existsSync(path.join(folder, file));
  return (
    told ??
    PACKAGE_MANAGERS.find((name) => LOCK_FILES[name].some(isThere)) ??
    PACKAGE_MANAGERS.find((name) => agent.startsWith(`${name}/`))
  );
}

/** The first package manager on the PATH; npm where none is. */
export function firstInstalled(searchPath = '', platform = process.platform): PackageManager {
  const suffixes = platform === 'win32' ? ['.cmd', '.exe'] : [''];
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  const isInstalled = (name: PackageManager) =>
    folders.some((folder) => suffixes.some((suffix) => existsSync(path.join(folder, name + suffix))));
  return PACKAGE_MANAGERS.find(isInstalled) ?? 'npm';
}
