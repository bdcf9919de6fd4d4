import * as fs from 'node:fs';
import type { Exec } from '../exec';

/** What to run where the first commit was not made. */
export const COMMIT_COMMAND = 'git add . && git commit -m "First commit"';

/**
 * Makes the folder a Git repository with a first commit of the files given, and of nothing else.
 * Returns what kept it from that, undefined where nothing did: none of it is a failure.
 */
export async function commitFiles(
  exec: Exec,
  folder: string,
  files: readonly string[],
  message: string,
): Promise<string | undefined> {
  const git = (args: readonly string[], input?: string) => exec('git', args, { cwd: folder, input });

  const found = await git(['rev-parse', '--show-toplevel']);
  if (found.missing) return 'git is not installed';
  if (found.ok && fs.realpathSync(found.stdout.trim()) !== fs.realpathSync(folder)) {
    return `the folder belongs to the Git repository ${found.stdout.trim()}`;
  }
  // The generated workflows run on `main`.
  const init = await git(['-c', 'init.defaultBranch=main', 'init', '--quiet']);
  if (!init.ok) return `git init: ${init.reason}`;

  // --force: a .gitignore of the user's own must not keep a generated file out of the first commit.
  const paths = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  const add = await git(['--literal-pathspecs', 'add', '--force', ...paths], files.join('\0'));
  if (!add.ok) return `git add: ${add.reason}`;
  const commit = await git(
    ['--literal-pathspecs', 'commit', '--quiet', '--message', message, ...paths],
    files.join('\0'),
  );
  return commit.ok ? undefined : `git commit: ${commit.reason}`;
}
