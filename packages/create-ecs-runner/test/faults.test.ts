import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { generate } from '../src/create/generate';
import { Cancelled } from '../src/errors';
import { Staging } from '../src/staging';
import { useFolder } from './support/cli';
import { inject } from './support/faults.cjs';
import { treeOf } from './support/tree';
import { recover } from '../src/staging/recover';

const folder = useFolder();
const TARGET = path.join('deep', 'er', 'acme');

/** A file of each kind that a repository has, in the ways that the template writes them. */
const FILES = {
  'main.tf': 0o444,
  'README.md': 0o444,
  'package.json': 0o644,
  '.gitattributes': 0o444,
  '.projenrc.json': 0o644,
  '.github/workflows/checks.yml': 0o444,
  'ci/plan.sh': 0o555,
  'tests/iam.tftest.hcl': 0o444,
} as const;

function writeAll(into: string): void {
  for (const [name, mode] of Object.entries(FILES)) {
    const file = path.join(into, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `the new ${name}\n`);
    chmodSync(file, mode);
  }
}

/** What is in the user's folder: most of our files as links, files and executables of other content, and one of theirs. */
function writeUsers(into: string): void {
  mkdirSync(path.join(into, '.github', 'workflows'), { recursive: true });
  writeFileSync(path.join(into, 'mine.txt'), 'mine');
  writeFileSync(path.join(into, 'README.md'), 'my readme', { mode: 0o600 });
  writeFileSync(path.join(into, 'package.json'), '{}', { mode: 0o755 });
  writeFileSync(path.join(into, '.github', 'workflows', 'checks.yml'), 'on: push', { mode: 0o444 });
  symlinkSync('mine.txt', path.join(into, 'main.tf'));
  symlinkSync('/nowhere', path.join(into, '.gitattributes'));
}

async function generateAll(target: string, signal: AbortSignal): Promise<void> {
  await generate({ directory: TARGET, target, input: {} }, { create: writeAll }, signal);
}

async function merge(target: string, signal: AbortSignal): Promise<void> {
  const staging = new Staging(target, signal);
  try {
    writeAll(staging.folder);
  } catch (error) {
    staging.discard();
    throw error;
  }
  await staging.place(staging.files());
}

const SITUATIONS = [
  { situation: 'a missing folder', prepare: () => undefined, run: generateAll },
  {
    situation: 'an empty folder',
    prepare: (target: string) => mkdirSync(target, { recursive: true }),
    run: generateAll,
  },
  {
    situation: "a folder with the user's files",
    prepare(target: string) {
      mkdirSync(target, { recursive: true });
      writeUsers(target);
    },
    run: merge,
  },
];

describe.each(SITUATIONS)('in $situation', ({ prepare, run }) => {
  /** Everything in a root of its own for each run: what was there, and what is there after it. */
  let root: string;
  const target = () => path.join(root, TARGET);
  function start(name: string): Record<string, string> {
    root = path.join(folder(), name);
    mkdirSync(root);
    prepare(target());
    return treeOf(root);
  }

  /** Runs with one fault; returns what was thrown, and how many calls there were. */
  async function runWith(at: number, effect: string, what = (signal: AbortSignal) => run(target(), signal)) {
    const controller = new AbortController();
    const { calls, stop } = inject({ at, effect, abort: () => controller.abort() });
    let thrown: unknown;
    try {
      await what(controller.signal);
    } catch (error) {
      thrown = error;
    } finally {
      stop();
    }
    return { thrown, calls };
  }

  let points: number;
  /** The call that says that all files are in place: the removal of the journal. */
  let closing: number;
  let complete: Record<string, string>;
  beforeEach(async () => {
    start('warm-up'); // Modules are loaded, and their code is cached on the disk.
    await runWith(0, '');
    start('whole');
    const { thrown, calls } = await runWith(0, '');
    expect(thrown).toBeUndefined();
    points = calls.length;
    closing = calls.findIndex(({ name, path: file }) => name === 'rmSync' && path.basename(file) === 'journal') + 1;
    complete = treeOf(root);
    expect(points).toBeGreaterThanOrEqual(40);
  });

  test.each([
    ['a full disk', ['ENOSPC']],
    ['a refusal', ['EACCES', 'EROFS', 'EIO']],
    ['a signal', ['abort']],
  ])('%s at any point leaves everything as it was, or complete', async (_, effects) => {
    const afterwards = new Set<string>();
    for (let at = 1; at <= points; at += 1) {
      const effect = effects[at % effects.length];
      const before = start(`one-${at}`);
      const { thrown, calls } = await runWith(at, effect);
      const state = { at, call: calls[at - 1], tree: treeOf(root) };
      expect(state).toEqual({ ...state, tree: thrown ? before : complete });
      if (effect === 'abort' && thrown) expect(thrown).toBeInstanceOf(Cancelled);
      if (!thrown) afterwards.add(calls[at - 1].name);
    }
    // Only the removal of the staging folder comes after everything is in place.
    for (const name of afterwards) expect(['rmSync', 'rmdirSync', 'unlinkSync']).toContain(name);
  });

  test('the next run repairs what a run left that was killed at any point', async () => {
    for (let at = 1; at <= points; at += 1) {
      const before = start(`dead-${at}`);
      const { calls } = await runWith(at, 'dead');
      const dead = treeOf(root);
      const notes = recover(target());
      const state = { at, call: calls[at - 1], tree: treeOf(root) };
      expect(state).toEqual({ ...state, tree: at <= closing ? before : complete });
      expect(notes).toHaveLength(Object.keys(dead).some((name) => name.includes('.create-ecs-runner-')) ? 1 : 0);
      expect(recover(target())).toEqual([]);
    }
  });

  test('a repair that is killed at any point is repaired by the next', async () => {
    for (let at = Math.floor(points / 3); at < points; at += 3) {
      for (let again = 1, calls = again; again <= calls; again += 1) {
        const before = start(`twice-${at}-${again}`);
        await runWith(at, 'dead');
        calls = (await runWith(again, 'dead', () => Promise.resolve(void recover(target())))).calls.length;
        recover(target());
        const state = { at, again, tree: treeOf(root) };
        expect([before, complete]).toContainEqual(state.tree);
      }
    }
  });
});
