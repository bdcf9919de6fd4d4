import type { Exec } from './exec';

/** Files with changes that are not committed; none where the folder is in no Git tree, or there is no Git. */
export async function uncommittedFiles(exec: Exec, folder: string): Promise<string[]> {
  const { ok, stdout } = await exec('git', ['status', '--porcelain', '--no-renames', '-z', '--', '.'], { cwd: folder });
  const entries = ok ? stdout.split('\0').filter(Boolean) : [];
  return entries.map((entry) => entry.slice(3));
}

/** Why a Git tree should not be merged into, as a sentence; undefined where it is clean, or none. */
export async function dirtyTree(exec: Exec, folder: string): Promise<string | undefined> {
  const files = await uncommittedFiles(exec, folder);
  if (files.length === 0) return undefined;
  const some = files.slice(0, 3).join(', ') + (files.length > 3 ? `, … (${files.length})` : '');
  return `the Git tree of "${folder}" has changes that are not committed: ${some}; commit or stash them, or give --allow-dirty`;
}
