import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { throwIfCancelled } from '../cancel';
import type { Plan } from '../create/plan';
import type { Template } from '../template';
import { compare, readContent, type Change } from './change';

/** The file of users that ours is made from: what they added to it stays. */
export const MANIFEST = 'package.json';

/** What a run would write. */
export interface Rehearsal {
  readonly changes: readonly Change[];
  /** Paths that every later sync writes anew. */
  readonly managed: ReadonlySet<string>;
}

/**
 * Generates the repository in a temporary folder and compares it with the target, in which nothing changes.
 *
 * @throws Cancelled where a signal came meanwhile, and what the project type refuses
 */
export async function rehearse(
  { target, input }: Plan,
  template: Pick<Template, 'create' | 'managedFiles'>,
  signal: AbortSignal,
): Promise<Rehearsal> {
  const folder = mkdtempSync(path.join(tmpdir(), 'create-ecs-runner-'));
  try {
    const manifest = readContent(target, MANIFEST);
    if (manifest) writeFiles(folder, new Map([[MANIFEST, manifest]]));
    template.create(folder, input);
    await throwIfCancelled(signal);
    return { changes: compare(readFiles(folder), target), managed: template.managedFiles(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes files with the folders that they need. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  for (const [file, content] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
}

/** All files of a folder by path with "/", sorted. */
function readFiles(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
  return new Map(files.map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)]));
}
