import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Exec } from '../exec';
import { uncommittedFiles } from '../git-tree';
import type { Generator, Generators } from './generators';
import type { Outcome } from './result';
import { changes, snapshot, type Snapshot } from './snapshot';
import { bundled } from '../bundled';

const { readJsonObject } = bundled('json');
const { findOptionsFile } = bundled('options-files');
const { compareVersions } = bundled('versions');

interface Manifest {
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What a sync of one repository needs. */
export interface SyncContext {
  readonly exec: Exec;
  readonly generators: Generators;
  /** Whether a Git tree with changes is synced as well. */
  readonly allowDirty: boolean;
}

/**
 * Makes a repository follow its options: by the template that is installed in it, else by that of this command.
 *
 * @throws an error that says why it cannot be synced
 */
export async function sync(root: string, context: SyncContext): Promise<Outcome> {
  const file = findOptionsFile(root);
  if (file === undefined) throw new Error('there is no .projenrc.json, .js or .ts');
  const installed = context.generators.installed(root);
  const generator = installed ?? context.generators.own;
  if (generator.isUnchanged(root)) return { state: 'current', version: generator.version, files: [], notes: [] };
  const pinned = pinnedVersion(root);
  if (!installed && pinned !== undefined && compareVersions(pinned, generator.version) > 0) {
    throw new Error(`package.json asks for ${pinned}: npm ci there, or run create-ecs-runner@${pinned}`);
  }

  return change(root, context, async (before) => {
    if (file !== '.projenrc.json') {
      await runSync(context.exec, root);
      return [];
    }
    const notes = collectLogs(() => generator.sync(root));
    return installed ? notes : [...notes, byOwn(generator, before)];
  });
}

/** Runs what changes a repository, unless its Git tree has changes, and finds out what it changed. */
export async function change(
  root: string,
  { exec, allowDirty }: SyncContext,
  run: (before: Snapshot) => Promise<readonly string[]>,
): Promise<Outcome> {
  const before = snapshot(root);
  if (!allowDirty && (await uncommittedFiles(exec, root)).length > 0) {
    const note = 'its Git tree has changes: commit them, or --allow-dirty';
    return { state: 'dirty', version: before.versions.at(-1), files: [], notes: [note] };
  }
  const notes = await run(before);
  const after = snapshot(root);
  const files = changes(before, after);
  const version = after.versions.at(-1);
  const isChanged = files.length > 0 || version !== before.versions.at(-1);
  return { state: isChanged ? 'synced' : 'current', version, files, notes };
}

/**
 * Runs what `npx projen` runs, in a process of its own.
 *
 * @throws an error with the last line of what it says
 */
export async function runSync(exec: Exec, root: string): Promise<void> {
  const { ok, reason } = await exec(process.execPath, [path.join('.projen', 'sync.cjs')], { cwd: root });
  if (!ok) throw new Error(reason);
}

/** The first line of each message: projen logs to console.error, which would tear the table apart. */
function collectLogs(run: () => void): string[] {
  const { error } = console;
  const lines: string[] = [];
  console.error = (...values: unknown[]) => lines.push(values.join(' '));
  try {
    run();
  } finally {
    console.error = error;
  }
  return lines.map((line) => stripVTControlCharacters(line.split('\n')[0]).replace(/^\u{1F47E} /u, ''));
}

/** The version that package.json asks for. */
function pinnedVersion(root: string): string | undefined {
  const manifest = readJsonObject(path.join(root, 'package.json')) as Manifest | undefined;
  return manifest?.devDependencies?.['ecs-runner-template'];
}

function byOwn({ version }: Generator, { versions }: Snapshot): string {
  const last = versions.at(-1);
  const former = last === undefined || last === version ? '' : `; ${last} synced it last`;
  return `by ${version} of this command: none is installed${former}`;
}
