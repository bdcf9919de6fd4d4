import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { describeOnPosix, useFolder } from './support/cli';
import { nameFromFolder, occupied, targetProblem } from '../src/create/target';

const folder = useFolder();
const at = (...parts: string[]) => path.join(folder(), ...parts);

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
  test('an interrupted run is named, and what undoes it', () => {
    mkdirSync(at('half', '.create-ecs-runner-7-abcdef'), { recursive: true });
    expect(targetProblem(at('half'))).toMatch(/another run writes to ".*half", or was killed there; with this folder/);
  });

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
