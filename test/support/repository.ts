import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { Logger } from 'projen/lib/logger';
import { createRepository } from '../../src/sync';

// A sync in a test installs nothing.
process.env.PROJEN_DISABLE_POST = 'true';

const folders: string[] = [];

/** An empty folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ecs-runner-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new repository in a temporary folder; returns the folder. */
export function newRepository(options: object = {}): string {
  const folder = temporaryFolder();
  createRepository(folder, { name: 'acme-runner', ...options });
  return folder;
}

/** A new repository in which the packages of this workspace are installed. */
export function newInstalledRepository(options: object = {}): string {
  const folder = newRepository(options);
  symlinkSync(path.join(__dirname, '../../node_modules'), path.join(folder, 'node_modules'), 'junction');
  return folder;
}

/** Text of every file below a folder, by path with "/" between folders; without node_modules and .git. */
export function readTree(folder: string, below = ''): Record<string, string> {
  const names = readdirSync(path.join(folder, below)).filter((name) => !['node_modules', '.git'].includes(name));
  return Object.assign(
    {},
    ...names.sort().map((name) => {
      const file = path.posix.join(below, name);
      const absolute = path.join(folder, file);
      return statSync(absolute).isDirectory() ? readTree(folder, file) : { [file]: readFileSync(absolute, 'utf8') };
    }),
  );
}

/** Paths whose text differs between two trees, or that only one of them has. */
export function changedFiles(before: Record<string, string>, after: Record<string, string>): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((file) => before[file] !== after[file]).sort();
}

/** Writes a file of a repository, read-only or not. */
export function edit(root: string, file: string, text: string): void {
  const absolute = path.join(root, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  if (existsSync(absolute)) {
    chmodSync(absolute, 0o644);
  }
  writeFileSync(absolute, text);
}

/** Permissions in octal, such as 444. */
export function modeOf(root: string, file: string): string {
  return statSync(path.join(root, file)).mode.toString(8).slice(-3);
}

/** Changes options in the repository's .projenrc.json. */
export function setOptions(root: string, options: object): void {
  const file = path.join(root, '.projenrc.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...options }, undefined, 2));
}

/** What projen's logger warns of in the test that is running. */
export function captureWarnings(): string[] {
  const warnings: string[] = [];
  beforeEach(() => {
    warnings.length = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((...words) => void warnings.push(words.join(' ')));
  });
  afterEach(() => jest.restoreAllMocks());
  return warnings;
}
