import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { bundled } from '../bundled';
import { UsageError } from '../errors';

const { MANAGED_FILE } = bundled('ledger');
const { globSync } = bundled('fast-glob');

/**
 * The absolute folders that patterns and the lines of a file name, each once, in the order given. A pattern that is no
 * folder is a glob, which passes over folders that are no generated repositories.
 *
 * @param list File with a folder or glob in each line, relative to the file's folder; empty lines and those with # are none.
 * @throws UsageError for patterns without a folder, and a list that cannot be read
 */
export function findRepositories(patterns: readonly string[], list: string | undefined, cwd: string): string[] {
  const problems: string[] = [];
  const given = [...listed(list, cwd, problems), ...patterns.map((pattern) => ({ pattern, base: cwd }))];
  if (given.length === 0 && problems.length === 0) {
    problems.push('no repository is named: give folders or globs, or --list with a file of them');
  }
  const found = given.flatMap(({ pattern, base }) => {
    const folders = matches(pattern, base);
    if (folders.length === 0) problems.push(`"${pattern}" matches no folder of a generated repository`);
    return folders;
  });
  if (problems.length > 0) throw new UsageError(problems);
  return [...new Set(found)];
}

function listed(list: string | undefined, cwd: string, problems: string[]) {
  if (list === undefined) return [];
  const file = path.resolve(cwd, list);
  try {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/);
    const patterns = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
    if (patterns.length === 0) problems.push(`--list: "${list}" names no folder`);
    return patterns.map((pattern) => ({ pattern, base: path.dirname(file) }));
  } catch (error) {
    problems.push(`--list: "${list}" cannot be read: ${(error as Error).message}`);
    return [];
  }
}

function matches(pattern: string, base: string): string[] {
  const folder = path.resolve(base, pattern);
  if (existsSync(folder)) return [folder];
  const glob = process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  const options = { cwd: base, onlyDirectories: true, absolute: true, ignore: ['**/node_modules/**', '**/.git/**'] };
  return globSync(glob, options)
    .filter((match) => existsSync(path.join(match, MANAGED_FILE)))
    .map((match) => path.normalize(match))
    .sort();
}
