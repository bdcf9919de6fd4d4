import * as fs from 'node:fs';
import * as path from 'node:path';
import { projenProblem } from './projen-project';
import { isWorkspace } from '../staging/workspace';

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
  if (contents(folder).some(isWorkspace)) {
    return `another run writes to "${folder}", or was killed there; with this folder as its argument, create-ecs-runner undoes the latter`;
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
