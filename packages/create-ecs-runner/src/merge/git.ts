import type { Exec } from '../exec';
import { uncommittedFiles } from '../git-tree';

/** Why a Git tree should not be merged into, as a sentence; undefined where it is clean, or none. */
export async function dirtyTree(exec: Exec, folder: string): Promise<string | undefined> {
  const files = await uncommittedFiles(exec, folder);
  if (files.length === 0) return undefined;
  const some = files.slice(0, 3).join(', ') + (files.length > 3 ? `, … (${files.length})` : '');
  return `the Git tree of "${folder}" has changes that are not committed: ${some}; commit or stash them, or give --allow-dirty`;
}
