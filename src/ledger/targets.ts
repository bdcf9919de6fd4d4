import { accessSync, constants, lstatSync } from 'fs';
import * as path from 'path';
import { RepositoryError } from '../errors';

/**
 * Makes sure, before the first one is written, that all files can be.
 *
 * @param paths relative to the root, with "/" between folders
 * @throws RepositoryError that names everything that is in the way
 */
export function checkTargets(root: string, paths: readonly string[]): void {
  const problems = new Set(paths.map((file) => obstacle(root, file)).filter((problem) => problem !== undefined));
  if (problems.size > 0) {
    throw new RepositoryError(['Nothing was written:', ...problems].join('\n  '));
  }
}

/** What keeps a file from being written; undefined where nothing does. */
function obstacle(root: string, file: string): string | undefined {
  const parts = file.split('/');
  let folder = root;
  for (let depth = 1; depth <= parts.length; depth++) {
    const relative = parts.slice(0, depth).join('/');
    const stats = lstatSync(path.join(root, relative), { throwIfNoEntry: false });
    if (stats === undefined) {
      break;
    }
    if (stats.isSymbolicLink()) {
      return `${relative} is a link; generated files are written where they are named.`;
    }
    const isLast = depth === parts.length;
    if (isLast ? !stats.isFile() : !stats.isDirectory()) {
      return isLast ? `${relative} is a folder; it must be a file.` : `${relative} is a file; it must be a folder.`;
    }
    folder = isLast ? folder : path.join(root, relative);
  }
  return isWritable(folder)
    ? undefined
    : `${path.relative(root, folder) || root} is a folder that you may not write to.`;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return !lstatSync(folder, { throwIfNoEntry: false });
  }
}
