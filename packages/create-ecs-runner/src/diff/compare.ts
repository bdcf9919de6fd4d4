import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import * as path from 'node:path';
import { repositoryFiles } from './files';
import type { Content } from '../preview/unified';

/** A file that a sync would change. */
export interface Difference {
  /** Relative to the repository, with "/". */
  readonly path: string;
  readonly status: 'new' | 'changed' | 'removed';
  readonly before: Content;
  readonly after: Content;
}

/** What differs between a repository and its copy after a sync. */
export function compareRepositories(root: string, copy: string): Difference[] {
  const files = new Set([...repositoryFiles(root), ...repositoryFiles(copy)]);
  return [...files].sort().flatMap((file): Difference[] => {
    const [before, after] = [content(root, file), content(copy, file)];
    // Copies of links may be what they lead to, or missing.
    if (isLink(root, file) || (before && after?.equals(before))) return [];
    const status = before === undefined ? 'new' : after === undefined ? 'removed' : 'changed';
    return [{ path: file, status, before, after }];
  });
}

function content(root: string, file: string): Content {
  const absolute = path.join(root, file);
  const stats = lstatSync(absolute, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) return Buffer.from(readlinkSync(absolute));
  return stats?.isFile() ? readFileSync(absolute) : undefined;
}

function isLink(root: string, file: string): boolean {
  return lstatSync(path.join(root, file), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
