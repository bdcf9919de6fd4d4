import { existsSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Exec, ExecResult } from '../exec';
import { NPM_LOCK, type PackageManager, YARN_SETTINGS } from './package-manager';

/** How the installation went. */
export interface Installation {
  /** Why it failed; undefined where it did not. */
  readonly failure?: string;
  /** What is not as it should be all the same. */
  readonly note?: string;
}

/** The command that the user runs later. */
export const installCommand = (manager: PackageManager) => `${manager} install`;

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
const LOCK_ONLY = ['install', '--package-lock-only', '--ignore-scripts', '--prefer-offline', ...QUIET];

/** node_modules and nothing beside it, where `npx projen` finds the packages. */
const SETTINGS = 'nodeLinker: node-modules\ninstallStatePath: node_modules/.yarn-install-state.gz\n';

/**
 * Installs the repository's packages, from the cache where it has them.
 *
 * @param show Show what the package manager writes.
 */
export async function install(
  exec: Exec,
  manager: PackageManager,
  folder: string,
  show: boolean,
): Promise<Installation> {
  const run = (program: string, args: readonly string[]) => exec(program, args, { cwd: folder, show });
  // First: with another's node_modules before it, npm would lock what it finds there.
  const note = manager === 'npm' ? undefined : await lockForWorkflows(run);
  const args = manager === 'yarn' ? await yarnArguments(exec, folder) : ARGUMENTS[manager];
  let result = await run(manager, args);
  if (isOutdatedCache(result))
    result = await run(
      manager,
      args.filter((arg) => arg !== '--prefer-offline'),
    );
  return { failure: reasonOf(manager, result), note };
}

/** Not frozen, as the CI variable would have it: there is no lock file yet. */
const ARGUMENTS: Readonly<Record<Exclude<PackageManager, 'yarn'>, readonly string[]>> = {
  npm: ['install', '--prefer-offline', ...QUIET],
  pnpm: ['install', '--prefer-offline', '--ignore-workspace', '--no-frozen-lockfile'],
  bun: ['install', '--prefer-offline', '--no-progress'],
};

async function yarnArguments(exec: Exec, folder: string): Promise<readonly string[]> {
  const { stdout } = await exec('yarn', ['--version'], { cwd: folder });
  if (stdout.startsWith('1.')) return ['install', '--prefer-offline', '--non-interactive', '--no-progress'];
  writeNew(path.join(folder, YARN_SETTINGS), SETTINGS);
  writeNew(path.join(folder, 'yarn.lock'), ''); // Else it looks for a project in the folders above.
  return ['install', '--no-immutable'];
}

/** @returns what is left to do where it failed */
async function lockForWorkflows(run: (program: string, args: readonly string[]) => Promise<ExecResult>) {
  const { ok } = await run('npm', LOCK_ONLY);
  return ok
    ? undefined
    : `The workflows install by \`npm ci\` and need ${NPM_LOCK}, which could not be made: npm install --package-lock-only`;
}

/** The cache may know a package, and not its version that is new: npm and pnpm do not look again. */
function isOutdatedCache({ ok, output }: ExecResult): boolean {
  return !ok && /ETARGET|NO_MATCHING_VERSION|NO_OFFLINE/.test(output);
}

function reasonOf(manager: PackageManager, { ok, missing, reason }: ExecResult): string | undefined {
  if (ok) return undefined;
  return missing ? `${manager} is not installed` : reason;
}

function writeNew(file: string, text: string): void {
  if (!existsSync(file)) writeFileSync(file, text);
}
