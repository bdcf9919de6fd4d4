import fs from 'node:fs';
import * as path from 'node:path';

/** `.create-ecs-runner-PID-XXXXXX`: whose it is can be told from the name, before anything is in it. */
const NAME = /^\.create-ecs-runner-(\d+)-\w+$/;

/** Makes a folder for the work on `target`, in the nearest folder of its path that exists: that is on the target's file system. */
export function makeWorkspace(target: string): string {
  return fs.mkdtempSync(path.join(nearestFolder(target), `.create-ecs-runner-${process.pid}-`));
}

/** Where a workspace holds what is to be moved. */
export function stagedFolder(workspace: string): string {
  return path.join(workspace, 'files');
}

/** Removes a workspace; where that fails, a later run does it. */
export function removeWorkspace(workspace: string): void {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      fs.rmSync(workspace, { recursive: true, force: true });
      return;
    } catch {
      // Nothing in it matters any more.
    }
  }
}

/** Whether a folder's entry is the workspace of a run, at work or killed. */
export function isWorkspace(entry: string): boolean {
  return NAME.test(entry);
}

/** Workspaces that killed runs left in the target or above it; those of other users and of running processes are not ours. */
export function abandonedWorkspaces(target: string): string[] {
  return foldersUpFrom(target).flatMap((folder) =>
    entriesOf(folder)
      .filter((entry) => isWorkspace(entry) && !isRunning(Number(NAME.exec(entry)![1])))
      .map((entry) => path.join(folder, entry))
      .filter(isOwn),
  );
}

function nearestFolder(target: string): string {
  return foldersUpFrom(target).find((folder) => fs.existsSync(folder))!;
}

function foldersUpFrom(target: string): string[] {
  const parent = path.dirname(target);
  return parent === target ? [target] : [target, ...foldersUpFrom(parent)];
}

function entriesOf(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return []; // It is not there, or we may not look into it.
  }
}

/** In a folder that others may write to, like /tmp, a journal of theirs must not move our files. */
function isOwn(workspace: string): boolean {
  const found = fs.lstatSync(workspace, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && found.mode % 0o100 === 0);
}

/** This process has no workspace when it looks for abandoned ones: one of its number is of a process before it. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
