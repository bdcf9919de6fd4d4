import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { describeOnPosix, entries, useFolder } from './support/cli';
import { inject } from './support/faults.cjs';
import { treeOf } from './support/tree';
import { Cancelled } from '../src/errors';
import { Staging } from '../src/staging';
import { Unrestored } from '../src/staging/move';
import { recover } from '../src/staging/recover';

const folder = useFolder();
const at = (...parts: string[]) => path.join(folder(), ...parts);

/** A staging folder for `target` that holds `a.tf` and `docs/b.md`. */
function staged(target: string, signal?: AbortSignal): Staging {
  const staging = new Staging(at(target), signal);
  mkdirSync(path.join(staging.folder, 'docs'));
  writeFileSync(path.join(staging.folder, 'docs', 'b.md'), 'new');
  writeFileSync(path.join(staging.folder, 'a.tf'), 'new');
  return staging;
}

const placeAll = (staging: Staging) => staging.place(staging.files());

test('files are relative, sorted, with "/"', () => {
  const staging = staged('new');
  expect(staging.files()).toEqual(['a.tf', 'docs/b.md']);
  staging.discard();
});

test.each(['new', 'deep/er/new', 'empty'])('places everything in %s, and nothing else', async (target) => {
  mkdirSync(at('empty'));
  await placeAll(staged(target));
  expect(entries(at(target))).toEqual(['a.tf', 'docs']);
  expect(entries(folder()).filter((entry) => entry.startsWith('.'))).toEqual([]);
});

test('places only the files that are named, with folders for them alone', async () => {
  mkdirSync(at('mine'));
  writeFileSync(at('mine', 'a.tf'), 'mine');
  await staged('mine').place([]);
  expect(treeOf(at('mine'))).toEqual({ 'a.tf': expect.stringMatching(/ mine$/) });
  await staged('mine').place(['a.tf']);
  expect(treeOf(at('mine'))).toEqual({ 'a.tf': expect.stringMatching(/ new$/) });
});

test('a new folder has the usual permissions', async () => {
  mkdirSync(at('usual'));
  await placeAll(staged('new'));
  expect(statSync(at('new')).mode).toBe(statSync(at('usual')).mode);
});

test.each(['new', 'deep/er/new', 'empty'])('discards everything of %s; parents were not made', (target) => {
  mkdirSync(at('empty'));
  staged(target).discard();
  expect(entries(folder())).toEqual(['empty']);
  expect(entries(at('empty'))).toEqual([]);
});

test('what appeared in the target meanwhile is not replaced unless told to', async () => {
  mkdirSync(at('empty'));
  const staging = staged('empty');
  writeFileSync(at('empty', 'a.tf'), 'mine');
  const before = treeOf(at('empty', 'a.tf', '..'));
  await expect(staging.place(staging.files(), ['docs/b.md'])).rejects.toThrow(/a\.tf" appeared meanwhile/);
  expect(entries(at('empty'))).toEqual(['a.tf']);
  expect(treeOf(at('empty'))['a.tf']).toBe(before['a.tf']);
});

test.each([
  [
    'a file where a folder is needed',
    () => writeFileSync(at('mine', 'docs'), ''),
    /docs" is in the way: it is not a folder/,
  ],
  ['a folder where a file is needed', () => mkdirSync(at('mine', 'a.tf')), /a\.tf" is in the way: it is a folder/],
])('%s is an error, and nothing changes', async (_, prepare, message) => {
  mkdirSync(at('mine'));
  prepare();
  const before = treeOf(folder());
  await expect(placeAll(staged('mine'))).rejects.toThrow(message);
  expect(treeOf(folder())).toEqual(before);
});

test('a replaced file that is put back is the same file, with its times', async () => {
  mkdirSync(at('mine'));
  writeFileSync(at('mine', 'a.tf'), 'mine');
  utimesSync(at('mine', 'a.tf'), 1, 2);
  const { ino, mtimeMs } = lstatSync(at('mine', 'a.tf'));
  const controller = new AbortController();
  const placed = placeAll(staged('mine', controller.signal));
  setImmediate(() => setImmediate(() => controller.abort()));
  await expect(placed).rejects.toThrow(Cancelled);
  expect(lstatSync(at('mine', 'a.tf'))).toMatchObject({ ino, mtimeMs });
});

test('where the disk refuses to put things back, it says so, and the next run does it', async () => {
  mkdirSync(at('mine'));
  writeFileSync(at('mine', 'a.tf'), 'mine');
  const before = treeOf(folder());
  const staging = staged('mine');
  const { stop } = inject({ at: 12, effect: 'dead' });
  await expect(placeAll(staging).finally(stop)).rejects.toThrow(Unrestored);
  expect(existsSync(at('mine', 'a.tf'))).toBe(false);
  expect(recover(at('mine'))).toEqual([expect.stringContaining('the folder is as it was before that run')]);
  expect(treeOf(folder())).toEqual(before);
});

describe('recover', () => {
  /** A run that was killed when it had moved one file. */
  async function killed(target: string): Promise<void> {
    const staging = staged(target);
    const { stop } = inject({ at: 12, effect: 'dead' });
    await expect(placeAll(staging).finally(stop)).rejects.toThrow(Unrestored);
  }
  const workspaceIn = (where: string) => readdirSync(where).find((entry) => entry.startsWith('.create-ecs-runner-'))!;

  test('finds what was left in a folder that was moved since', async () => {
    mkdirSync(at('mine'));
    writeFileSync(at('mine', 'a.tf'), 'mine');
    await killed('mine');
    renameSync(at('mine'), at('other'));
    expect(recover(at('other'))).toHaveLength(1);
    expect(treeOf(at('other'))).toEqual({ 'a.tf': expect.stringMatching(/ mine$/) });
  });

  test('leaves alone what the user made meanwhile', async () => {
    await killed('deep/er');
    writeFileSync(at('deep', 'mine'), '');
    recover(at('deep', 'er'));
    expect(entries(folder())).toEqual(['deep']);
    expect(entries(at('deep'))).toEqual(['mine']);
  });

  test('leaves alone what a running process works on', async () => {
    await killed('new/er');
    renameSync(at(workspaceIn(folder())), at(`.create-ecs-runner-${process.ppid}-abcdef`));
    const before = treeOf(folder());
    expect(recover(at('new', 'er'))).toEqual([]);
    expect(treeOf(folder())).toEqual(before);
  });
});

describeOnPosix('links and users', 'links without a privilege, modes', () => {
  test('a link to a folder elsewhere is not written through', async () => {
    mkdirSync(at('mine'));
    mkdirSync(at('elsewhere'));
    symlinkSync(at('elsewhere'), at('mine', 'docs'));
    await expect(placeAll(staged('mine'))).rejects.toThrow(/docs" is in the way/);
    expect(entries(at('elsewhere'))).toEqual([]);
    expect(entries(at('mine'))).toEqual(['docs']);
  });

  test('a journal in a folder that others may write to is not followed', () => {
    mkdirSync(at('.create-ecs-runner-999999999-abcdef'));
    writeFileSync(
      at('.create-ecs-runner-999999999-abcdef', 'journal'),
      JSON.stringify({ target: '', folders: [], files: [{ path: 'mine', replaces: false }] }),
    );
    writeFileSync(at('mine'), '');
    chmodSync(at('.create-ecs-runner-999999999-abcdef'), 0o777);
    expect(recover(folder())).toEqual([]);
    expect(existsSync(at('mine'))).toBe(true);
  });
});
