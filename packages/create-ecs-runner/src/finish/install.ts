import { existsSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Exec, ExecResult } from '../exec';
import { NPM_LOCK, type PackageManager, YARN_SETTINGS } from './package-manager';

/** How the installation went. */
export interface Installation {
  /** Why it failed, and the end of what it wrote; undefined where it did not. */
  readonly failure?: { readonly reason: string; readonly output: string };
  /** What is not as it should be all the same. */
  readonly note?: string;
}

/** The command that the user runs later. */
export const installCommand = (manager: PackageManager) => `${manager} install`;

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
/** Without a network, npm would try for minutes. */
const IMPATIENT = ['--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=1000'];
const LOCK_ONLY = ['install', '--package-lock-only', '--ignore-scripts', '--prefer-offline', ...IMPATIENT, ...QUIET];

/** node_modules and nothing beside it, where `npx projen` finds the packages; ours may be younger than Yarn likes. */
const SETTINGS = `nodeLinker: node-modules
installStatePath: node_modules/.yarn-install-state.gz
npmPreapprovedPackages:
  - ecs-runner-readiness
  - ecs-runner-template
`;

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
  const result = manager === 'yarn' ? await runYarn(exec, run, folder) : await runCached(run, manager);
  return { failure: failureOf(manager, result), note };
}

type Run = (program: string, args: readonly string[]) => Promise<ExecResult>;

/** No lock file but npm's: `npm ci` rewrites that of Yarn, and two would go apart. */
const ARGUMENTS: Readonly<Record<Exclude<PackageManager, 'yarn'>, readonly string[]>> = {
  npm: ['install', '--prefer-offline', ...QUIET],
  pnpm: ['install', '--prefer-offline', '--ignore-workspace', '--no-lockfile'],
  bun: ['install', '--prefer-offline', '--no-save', '--no-progress'],
};

/** The cache may know a package, and not its version that is new: then npm and pnpm do not look again by themselves. */
async function runCached(run: Run, manager: Exclude<PackageManager, 'yarn'>): Promise<ExecResult> {
  const args = ARGUMENTS[manager];
  const cached = await run(manager, args);
  if (cached.ok || !/ETARGET|NO_MATCHING_VERSION/.test(cached.output)) return cached;
  return run(
    manager,
    args.filter((arg) => arg !== '--prefer-offline'),
  );
}

async function runYarn(exec: Exec, run: Run, folder: string): Promise<ExecResult> {
  const { ok, stdout } = await exec('yarn', ['--version'], { cwd: folder });
  if (!ok || stdout.startsWith('1.')) {
    return run('yarn', ['install', '--prefer-offline', '--non-interactive', '--no-progress', '--pure-lockfile']);
  }
  const lock = path.join(folder, 'yarn.lock');
  writeNew(path.join(folder, YARN_SETTINGS), SETTINGS);
  const isNew = writeNew(lock, ''); // Without one it takes a folder above for the project.
  try {
    return await run('yarn', ['install', '--no-immutable']);
  } finally {
    if (isNew) rmSync(lock, { force: true });
  }
}

/** @returns what is left to do where it failed */
async function lockForWorkflows(run: Run): Promise<string | undefined> {
  const { ok } = await run('npm', LOCK_ONLY);
  return ok
    ? undefined
    : `The workflows install by \`npm ci\` and need ${NPM_LOCK}, which could not be made: npm install --package-lock-only`;
}

function failureOf(manager: PackageManager, { ok, missing, reason, output }: ExecResult): Installation['failure'] {
  if (ok) return undefined;
  return missing ? { reason: `${manager} is not installed`, output: '' } : { reason, output: lastLines(output, 20) };
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** @returns whether there was none */
function writeNew(file: string, text: string): boolean {
  if (existsSync(file)) return false;
  writeFileSync(file, text);
  return true;
}
