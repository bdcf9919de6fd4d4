import * as fs from 'node:fs';
import * as path from 'node:path';
import { readJson, type Repository } from '../doctor/repository';
import type { Exec } from '../exec';

/**
 * Runs as a program of its own, because projen and the options of a repository may be any code. Warnings go to standard
 * output, too: there they can be told.
 */
const SCRIPT = `
const { createRequire } = require('node:module');
console.error = console.warn = console.log;
try {
  createRequire(process.cwd() + '/package.json')('ecs-runner-template/lib/sync').sync(process.cwd());
} catch (error) {
  console.log(['OptionsError', 'RepositoryError'].includes(error.name) ? error.message : error.stack);
  process.exitCode = 1;
}`;

/**
 * Syncs the repository in a folder with the packages in its `node_modules`; installs nothing.
 *
 * @returns what the sync had to say
 * @throws Error with what kept it from syncing
 */
export async function sync(exec: Exec, folder: string): Promise<string> {
  const env = { PROJEN_DISABLE_POST: 'true', NO_COLOR: '1' };
  const { ok, stdout, reason } = await exec(process.execPath, ['-e', SCRIPT], { cwd: folder, env });
  if (!ok) throw new Error(`the sync failed: ${stdout.trim() || reason}`);
  return stdout.trim();
}

/**
 * Gives a copy the packages that the repository has installed.
 *
 * @throws Error where a sync would install others first
 */
export function linkPackages({ root, wanted, installed }: Repository, copy: string): void {
  for (const name of ['ecs-runner-template', 'projen', 'constructs']) {
    const version = installed(name);
    if (version === undefined || version !== wanted[name]) {
      const found = version === undefined ? 'is not installed' : `${version} is installed`;
      throw new Error(`package.json asks for ${name} ${wanted[name]}, which ${found}: run \`npm ci\` first`);
    }
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
}

/**
 * Installs another version of the template into a copy, beside the versions of projen and constructs that the
 * repository has.
 *
 * @param version or a tag, as npm takes it
 * @throws Error with npm's reason
 */
export async function installTemplate(
  exec: Exec,
  { wanted }: Repository,
  copy: string,
  version: string,
): Promise<void> {
  const beside = ['projen', 'constructs'].filter((name) => wanted[name] !== undefined);
  const packages = [`ecs-runner-template@${version}`, ...beside.map((name) => `${name}@${wanted[name]}`)];
  // A folder of its own: in the copy npm would also install all else that package.json names.
  const folder = fs.mkdtempSync(path.join(path.dirname(copy), 'packages-'));
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const npmrc = path.join(copy, '.npmrc');
  if (fs.existsSync(npmrc)) fs.copyFileSync(npmrc, path.join(folder, '.npmrc'));
  const flags = ['--json', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { ok, missing, stdout, reason } = await exec('npm', ['install', ...flags, ...packages], { cwd: folder });
  if (!ok) {
    const { error } = readJson(stdout) as { error?: { summary?: string } };
    const why = missing ? 'npm is not installed' : (error?.summary ?? reason);
    throw new Error(`ecs-runner-template@${version} cannot be fetched: ${why}`);
  }
  fs.symlinkSync(path.join(folder, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
}
