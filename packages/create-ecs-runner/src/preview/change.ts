import { lstatSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Content } from './unified';

/** What becomes of a file of the target: `kept` stays as it is although ours differs. */
export type Status = 'new' | 'changed' | 'removed' | 'same' | 'kept';

/** A file of ours beside the target's. */
export interface Change {
  /** Relative to the target, with "/". */
  readonly path: string;
  readonly status: Status;
  /** What the target has; undefined where it has no such file. */
  readonly before: Content;
  /** What ours is. */
  readonly after: Buffer;
}

/** Compares files of ours with the target's, by path. */
export function compare(ours: ReadonlyMap<string, Buffer>, target: string): Change[] {
  return [...ours].map(([file, after]) => {
    const before = readContent(target, file);
    const status = before === undefined ? 'new' : before.equals(after) ? 'same' : 'changed';
    return { path: file, status, before, after };
  });
}

/** Content of a file; undefined where there is none, or something else. Follows no link. */
export function readContent(folder: string, file: string): Content {
  const absolute = path.join(folder, file);
  try {
    return lstatSync(absolute).isFile() ? readFileSync(absolute) : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
