import type { Exec } from './exec';

/** Files with changes that are not committed; none where the folder is in no Git tree, or there is no Git. */
export async function uncommittedFiles(exec: Exec, folder: string): Promise<string[]> {
  const { ok, stdout } = await exec('git', ['status', '--porcelain', '--no-renames', '-z', '--', '.'], { cwd: folder });
  const entries = ok ? stdout.split('\0').filter(Boolean) : [];
  return entries.map((entry) => entry.slice(3));
}
