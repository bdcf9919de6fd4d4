import * as fs from 'node:fs';
import * as path from 'node:path';
import { projenProblem } from './projen-project';

/** What may be in a folder that counts as empty: an empty clone, and what the Finder leaves. */
const IGNORED = ['.git', '.DS_Store'];

/** Why a repository cannot be made in the folder, as a sentence; undefined where it can. Changes nothing. */
export function targetProblem(folder: string): string | undefined {
  const kind = kindOf(folder);
  if (kind === 'too long') return `the folder's path is too long for this file system: "${folder.slice(0, 60)}…"`;
  if (kind === 'other') return `"${folder}" is not a folder; give a folder, or a new name`;
  if (kind === 'missing') {
    const parent = existingParent(folder);
    return kindOf(parent) === 'folder' ? undefined : `"${parent}" is not a folder`;
  }
  return projenProblem(folder);
}

/** What is in a folder that is not empty, as a sentence; undefined where it is empty or not there. */
export function occupied(folder: string): string | undefined {
  const entries = kindOf(folder) === 'folder' ? contents(folder) : [];
  if (entries.length === 0) return undefined;
  const some = entries.slice(0, 3).join(', ') + (entries.length > 3 ? `, … (${entries.length} entries)` : '');
  return `the folder "${folder}" is not empty: ${some}`;
}

/** A link to nothing is no folder either. */
function kindOf(file: string): 'folder' | 'missing' | 'other' | 'too long' {
  try {
    return fs.statSync(file).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return 'missing';
    if (code === 'ENAMETOOLONG') return 'too long';
    if (code !== 'ENOENT') throw error;
    return fs.lstatSync(file, { throwIfNoEntry: false }) ? 'other' : 'missing';
  }
}

function existingParent(folder: string): string {
  const parent = path.dirname(folder);
  return kindOf(parent) === 'missing' ? existingParent(parent) : parent;
}

function contents(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter((entry) => !IGNORED.includes(entry))
    .sort();
}

/** A folder on the target's file system that becomes the target in one step, or leaves nothing. */
export class Staging {
  /** Where to write. */
  public readonly folder: string;
  private readonly workspace: string;
  private readonly createdParent: string | undefined;

  public constructor(private readonly target: string) {
    // Inside an existing target: it may be a mount point, the current folder, or under a parent that is read-only.
    const beside = fs.existsSync(target) ? target : path.dirname(target);
    this.createdParent = fs.mkdirSync(beside, { recursive: true });
    try {
      this.workspace = fs.mkdtempSync(path.join(beside, '.create-ecs-runner-'));
    } catch (error) {
      this.removeParents();
      throw error;
    }
    this.folder = path.join(this.workspace, path.basename(target));
    fs.mkdirSync(this.folder);
  }

  /** What was written, as sorted paths with "/". */
  public files(): string[] {
    return fs
      .readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
  }

  /** Moves everything into place; where that fails, the target is as it was. */
  public place(): void {
    if (fs.existsSync(this.target)) this.moveEntries();
    else fs.renameSync(this.folder, this.target);
    fs.rmSync(this.workspace, { recursive: true, force: true });
  }

  /** Removes what was written, and parents that were made for it. */
  public discard(): void {
    fs.rmSync(this.workspace, { recursive: true, force: true });
    this.removeParents();
  }

  private moveEntries(): void {
    const moved: string[] = [];
    try {
      for (const entry of fs.readdirSync(this.folder)) {
        const destination = path.join(this.target, entry);
        if (fs.existsSync(destination)) throw new Error(`"${destination}" appeared meanwhile`);
        fs.renameSync(path.join(this.folder, entry), destination);
        moved.push(entry);
      }
    } catch (error) {
      for (const entry of moved) fs.renameSync(path.join(this.target, entry), path.join(this.folder, entry));
      throw error;
    }
  }

  private removeParents(): void {
    if (!this.createdParent) return;
    for (
      let folder = path.dirname(this.target);
      folder.length >= this.createdParent.length;
      folder = path.dirname(folder)
    ) {
      if (fs.readdirSync(folder).length > 0) return;
      fs.rmdirSync(folder);
    }
  }
}

/** A name for the runner from the folder's: `Läufer 2` -> `laufer-2`. Whether it is a good one is up to the project type. */
export function nameFromFolder(folder: string): string {
  return path
    .basename(folder)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
