import fs from 'node:fs';
import * as path from 'node:path';

/** What a move into the target consists of. */
export interface Journal {
  /** The target, relative to the folder that the workspace is in; so are all folders. */
  readonly target: string;
  /** Folders that are made, parents first. */
  readonly folders: readonly string[];
  /** Files that are moved, relative to the target; `replaces`: there is one already. */
  readonly files: readonly { readonly path: string; readonly replaces: boolean }[];
}

const NAME = 'journal';

/** Writes the journal, whole and on the disk: from here on, files may be moved. */
export function openJournal(workspace: string, journal: Journal): void {
  const unfinished = path.join(workspace, `${NAME}.new`);
  const file = fs.openSync(unfinished, 'wx');
  try {
    fs.writeFileSync(file, JSON.stringify(journal));
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  fs.renameSync(unfinished, path.join(workspace, NAME));
  syncFolder(workspace);
}

/** The journal of a move that has begun and is neither complete nor undone. */
export function readJournal(workspace: string): Journal | undefined {
  const file = path.join(workspace, NAME);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Journal) : undefined;
}

/** All files are where they belong, or all back: from here on, nothing is undone, and the workspace may be removed. */
export function closeJournal(workspace: string): void {
  fs.rmSync(path.join(workspace, NAME), { force: true });
}

/** Names in a folder are on the disk when the folder is; Windows cannot do that, and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}
