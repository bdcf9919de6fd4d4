import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './repository';

const FOLDER = join(__dirname, '../../packages/ecs-runner-readiness/layouts');

/** Names of the kept layouts, such as `0.1.0-defaults`. */
export const LAYOUTS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.tar.gz'))
  .map((file) => file.replace('.tar.gz', ''));

/** What an earlier version generated, in a temporary folder; returns the folder. */
export function unpackLayout(name: string): string {
  const folder = temporaryFolder();
  // a relative name, because GNU tar takes `C:` for a host
  const { status, stderr } = spawnSync('tar', ['-xzf', `${name}.tar.gz`, '-C', folder], {
    cwd: FOLDER,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`tar: ${stderr}`);
  return folder;
}

/** The version that generated a layout. */
export function versionOf(name: string): string {
  return name.replace(/-[a-z]+$/, '');
}
