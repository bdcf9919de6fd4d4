import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { describeOnPosix, entries, useFolder } from './support/cli';
import { nameFromFolder, occupied, Staging, targetProblem } from '../src/create/target';

const folder = useFolder();
const at = (...parts: string[]) => path.join(folder(), ...parts);

/** A staging folder for `target` that holds `a.tf` and `docs/b.md`. */
function staged(target: string): Staging {
  const staging = new Staging(at(target));
  mkdirSync(path.join(staging.folder, 'docs'));
  writeFileSync(path.join(staging.folder, 'docs', 'b.md'), '');
  writeFileSync(path.join(staging.folder, 'a.tf'), '');
  return staging;
}

test('files are relative, sorted, with "/"', () => {
  const staging = staged('new');
  expect(staging.files()).toEqual(['a.tf', 'docs/b.md']);
  staging.discard();
});

test.each(['new', 'deep/er/new', 'empty'])('places everything in %s, and nothing else', (target) => {
  mkdirSync(at('empty'));
  staged(target).place();
  expect(entries(at(target))).toEqual(['a.tf', 'docs']);
  expect(entries(path.dirname(at(target))).filter((entry) => entry.startsWith('.'))).toEqual([]);
});

test('a new folder has the usual permissions', () => {
  mkdirSync(at('usual'));
  staged('new').place();
  expect(statSync(at('new')).mode).toBe(statSync(at('usual')).mode);
});

test.each(['new', 'deep/er/new', 'empty'])('discards everything of %s, parents too', (target) => {
  mkdirSync(at('empty'));
  staged(target).discard();
  expect(entries(folder())).toEqual(['empty']);
  expect(entries(at('empty'))).toEqual([]);
});

test('parents that were there, or that hold something else now, stay', () => {
  const staging = staged('deep/er/new');
  writeFileSync(at('deep', 'mine'), '');
  staging.discard();
  expect(entries(at('deep'))).toEqual(['mine']);
});

test('what appeared in the target meanwhile is not overwritten, and nothing is left half-way', () => {
  mkdirSync(at('empty'));
  const staging = staged('empty');
  writeFileSync(at('empty', 'docs'), 'mine');
  expect(() => staging.place()).toThrow(/appeared meanwhile/);
  staging.discard();
  expect(entries(at('empty'))).toEqual(['docs']);
});

test('a target that was made meanwhile is filled, one that was filled is not touched', () => {
  const filled = staged('filled');
  mkdirSync(at('filled', 'docs'), { recursive: true });
  expect(() => filled.place()).toThrow();
  filled.discard();
  expect(entries(at('filled'))).toEqual(['docs']);
});

describe('occupied', () => {
  test.each(['.git', '.DS_Store'])('%s alone counts as empty', (entry) => {
    mkdirSync(at('clone', entry), { recursive: true });
    expect(occupied(at('clone'))).toBeUndefined();
  });

  test('names at most three entries', () => {
    for (const name of ['d', 'c', 'b', 'a']) mkdirSync(at('full', name), { recursive: true });
    expect(occupied(at('full'))).toMatch(/is not empty: a, b, c, … \(4 entries\)/);
  });

  test('what is not there is not occupied', () => {
    expect(occupied(at('new', 'er'))).toBeUndefined();
  });
});

describe('targetProblem', () => {
  test('a file and a path below a file are refused', () => {
    writeFileSync(at('file'), '');
    expect(targetProblem(at('file'))).toMatch(/file" is not a folder/);
    expect(targetProblem(at('file', 'below', 'more'))).toMatch(/file" is not a folder/);
  });
});

describeOnPosix('targetProblem', 'links without a privilege, names of 300 letters', () => {
  test('a link to nothing is refused', () => {
    symlinkSync(at('nowhere'), at('link'));
    expect(targetProblem(at('link'))).toMatch(/link" is not a folder/);
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  test('a name that is too long for the file system is refused', () => {
    expect(targetProblem(at('x'.repeat(300)))).toMatch(/path is too long for this file system/);
    expect(targetProblem(at('x'.repeat(300), 'below'))).toMatch(/path is too long for this file system/);
  });
});

test.each([
  ['acme-runner', 'acme-runner'],
  ['Läufer 2', 'laufer-2'],
  ['My_Runner.Prod', 'my-runner-prod'],
  ['--x--', 'x'],
  ['東京', ''],
])('the folder %s makes the name "%s"', (name, expected) => {
  expect(nameFromFolder(path.join('somewhere', name))).toBe(expected);
});
