import type { Exec } from '../exec';

/** Why a Git tree should not be merged into, as a sentence; undefined where it is clean, or none. */
export async function dirtyTree(exec: Exec, folder: string): Promise<string | undefined> {
  const { ok, stdout } = await exec('git', ['status', '--porcelain', '--no-renames', '-z', '--', '.'], { cwd: folder });
  const files = stdout
    .split('\0')
    .filter(Boolean)
    .map((entry) => entry.slice(3));
  if (!ok || files.length === 0) return undefined;
  const some = files.slice(0, 3).join(', ') + (files.length > 3 ? `, … (${files.length})` : '');
  return `the Git tree of "${folder}" has changes that are not committed: ${some}; commit or stash them, or give --allow-dirty`;
}
