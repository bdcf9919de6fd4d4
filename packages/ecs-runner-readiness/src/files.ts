import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findTool, run } from './tools';

/** What tools leave in a repository: never looked at. */
const LEFT = /(^|\/)(?:\.git|\.terraform|node_modules)$|^\.projen\/(?:edits|synced)$|\.tf(?:state|plan)(?:\..*)?$/;

/** Files below a folder, with "/" between folders, sorted; without what tools leave there. */
export function filesBelow(root: string, below = ''): string[] {
  return readdirSync(join(root, below), { withFileTypes: true })
    .map((entry) => ({ entry, path: posix.join(below, entry.name) }))
    .filter(({ path }) => !LEFT.test(path))
    .flatMap(({ entry, path }) => (entry.isDirectory() ? filesBelow(root, path) : entry.isFile() ? [path] : []))
    .sort();
}

/** The files that are in Git or could be; where there is no Git, all but what tools leave. */
export async function repositoryFiles(root: string): Promise<string[]> {
  if (!existsSync(join(root, '.git')) || findTool('git') === undefined) return filesBelow(root);
  const { code, stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], root);
  if (code !== 0) return filesBelow(root);
  const files = [...new Set(stdout.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file)));
  return files.filter((file) => !LEFT.test(file)).sort();
}
