import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Exec } from '../exec';

/** What to run where the first commit was not made. */
export const COMMIT_COMMAND = 'git add . && git commit -m "First commit"';

const IDENTITY =
  'Git knows no name and e-mail address of yours; set them by `git config --global user.name NAME` and `user.email`';

/**
 * Makes the folder a Git repository with a first commit of the files given, and of nothing else.
 * What the user had staged stays staged, and is not committed.
 * The stamp is left out where Git ignores it, as the generated .gitignore says.
 * Returns what kept it from that, undefined where nothing did: none of it is a failure.
 */
export async function commitFiles(
  exec: Exec,
  folder: string,
  files: readonly string[],
  message: string,
  stampFile: string,
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

  const isIgnored = (await git(['check-ignore', '--quiet', '--', stampFile])).ok;
  const ours = files.filter((file) => file !== stampFile || !isIgnored);

  const index = path.resolve(folder, (await git(['rev-parse', '--git-path', 'index'])).stdout.trim());
  const before = fs.existsSync(index) ? fs.readFileSync(index) : undefined;
  // --force: a .gitignore of the user's own must not keep a generated file out of the first commit.
  const paths = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  const commit = ['commit', '--quiet', '--only', '--message', message];
  for (const args of [['add', '--force'], commit]) {
    const { ok, reason } = await git(['--literal-pathspecs', ...args, ...paths], ours.join('\0'));
    if (ok) continue;
    restore(index, before);
    const identity = await git(['var', 'GIT_COMMITTER_IDENT']);
    return identity.ok ? `git ${args[0]}: ${reason}` : IDENTITY;
  }
  return undefined;
}

/** What could not be committed is not staged either. */
function restore(index: string, before: Buffer | undefined): void {
  if (before) fs.writeFileSync(index, before);
  else fs.rmSync(index, { force: true });
}
