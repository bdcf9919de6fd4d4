import fs from 'node:fs';
import * as path from 'node:path';
import { closeJournal, type Journal, readJournal } from './journal';
import { stagedFolder } from './workspace';

/** Where a file comes from, goes to, and where the one that it replaces is kept. */
interface Places {
  readonly staged: string;
  readonly target: string;
  readonly backup: string;
}

/**
 * What moving the files would do, from what is there now.
 *
 * @param replaceable files that may take the place of another
 * @throws where something else is in the way
 */
export function planMove(
  workspace: string,
  target: string,
  files: readonly string[],
  replaceable: readonly string[],
): Journal {
  const base = path.dirname(workspace);
  const folders = new Set(missingFolders(base, target));
  for (const file of files) {
    for (const folder of missingFolders(target, path.dirname(path.join(target, file)))) folders.add(folder);
  }
  return {
    target: path.relative(base, target),
    folders: [...folders].map((folder) => path.relative(base, folder)),
    files: files.map((file) => ({
      path: file,
      replaces: willReplace(path.join(target, file), replaceable.includes(file)),
    })),
  };
}

/** Makes the folders and moves the files. Where that fails, `undoMove` puts everything back. */
export function move(workspace: string, journal: Journal): void {
  const base = path.dirname(workspace);
  for (const folder of journal.folders) fs.mkdirSync(path.join(base, folder));
  for (const { path: file, replaces } of journal.files) {
    const places = placesOf(workspace, journal, file);
    if (replaces) {
      fs.mkdirSync(path.dirname(places.backup), { recursive: true });
      fs.renameSync(places.target, places.backup);
    } else if (exists(places.target)) {
      throw new Error(`"${places.target}" appeared meanwhile`);
    }
    fs.renameSync(places.staged, places.target);
  }
}

/**
 * Undoes a move that is not complete, wherever it stopped: what is in place is told from the folders, not from a log.
 *
 * @returns the target; undefined where no move had begun
 * @throws Unrestored where the file system refuses
 */
export function undoMove(workspace: string): string | undefined {
  const journal = readJournal(workspace);
  if (journal === undefined) return undefined;
  const target = path.join(path.dirname(workspace), journal.target);
  try {
    putBack(workspace, journal);
    closeJournal(workspace);
  } catch (error) {
    throw new Unrestored(target, workspace, error);
  }
  return target;
}

/** The target is neither complete nor as it was. */
export class Unrestored extends Error {
  public constructor(target: string, workspace: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const next = `What is missing there is in "${workspace}"; the next run of create-ecs-runner with this folder puts it back`;
    super(`"${target}" could not be put back as it was: ${reason}. ${next}`, { cause });
    this.name = 'Unrestored';
  }
}

function putBack(workspace: string, journal: Journal): void {
  for (const { path: file, replaces } of [...journal.files].reverse()) {
    const { target, staged, backup } = placesOf(workspace, journal, file);
    if (replaces) {
      if (exists(backup)) fs.renameSync(backup, target);
    } else if (!exists(staged)) {
      fs.rmSync(target, { force: true });
    }
  }
  for (const folder of [...journal.folders].reverse()) removeEmpty(path.join(path.dirname(workspace), folder));
}

function placesOf(workspace: string, { target }: Journal, file: string): Places {
  return {
    staged: path.join(stagedFolder(workspace), file),
    target: path.join(path.dirname(workspace), target, file),
    backup: path.join(workspace, 'backup', file),
  };
}

/** Folders from `base`, which is there, down to `folder` that are not there; parents first. Links lead elsewhere and are refused. */
function missingFolders(base: string, folder: string): string[] {
  if (folder === base) return [];
  const above = missingFolders(base, path.dirname(folder));
  const found = above.length > 0 ? undefined : fs.lstatSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new Error(`"${folder}" is in the way: it is not a folder`);
  return found ? above : [...above, folder];
}

function willReplace(file: string, allowed: boolean): boolean {
  const found = fs.lstatSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new Error(`"${file}" is in the way: it is a folder`);
  if (found && !allowed) throw new Error(`"${file}" appeared meanwhile`);
  return found !== undefined;
}

/** A folder that holds something of somebody else by now stays. */
function removeEmpty(folder: string): void {
  if (!exists(folder) || fs.readdirSync(folder).length > 0) return;
  fs.rmdirSync(folder);
}

/** Links to nothing are there, too. */
function exists(file: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
