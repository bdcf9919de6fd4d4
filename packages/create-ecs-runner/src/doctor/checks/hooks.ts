import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Exec } from '../../exec';
import { note, ok, type Finding } from '../finding';
import type { Repository } from '../repository';

/** Whether Git runs the pre-commit hooks that the repository has. */
export async function checkHooks({ root, has }: Repository, exec: Exec): Promise<Finding[]> {
  if (!has('.pre-commit-config.yaml')) return [ok('none are generated')];
  const git = await exec('git', ['rev-parse', '--git-path', 'hooks/pre-commit'], { cwd: root });
  if (!git.ok) return [note('the folder is not in Git, so no hook runs', 'Run `git init`, then `pre-commit install`')];
  const hook = path.resolve(root, git.stdout.trim());
  return existsSync(hook) && readFileSync(hook, 'utf8').includes('pre-commit')
    ? [ok('pre-commit runs them')]
    : [note('Git does not run the hooks of .pre-commit-config.yaml', 'Run `pre-commit install`')];
}
