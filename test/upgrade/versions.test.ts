import { readFileSync } from 'fs';
import * as path from 'path';
import { RepositoryError } from '../../src/errors';
import { isUnchanged } from '../../src/ledger/unchanged';
import { sync } from '../../src/sync';
import { notesSince, UPGRADE_NOTES } from '../../src/upgrade/notes';
import { compareVersions, TEMPLATE_VERSION } from '../../src/versions';
import { captureWarnings, changedFiles, edit, newRepository, readTree, setOptions } from '../support/repository';

const output = captureWarnings();
const LEDGER = '.projen/managed.sha256';
const VERSION_LINE = `# ecs-runner-template ${TEMPLATE_VERSION}\n`;

/** A repository that other versions synced. */
function syncedBy(...versions: string[]): string {
  const root = newRepository();
  const lines = versions.map((version) => `# ecs-runner-template ${version}\n`);
  const text = readFileSync(path.join(root, LEDGER), 'utf8');
  edit(root, LEDGER, text.replace(VERSION_LINE, lines.join('')));
  return root;
}

test('the ledger says which version synced last, where sha256sum takes it for a comment', () => {
  expect(readFileSync(path.join(newRepository(), LEDGER), 'utf8').startsWith(VERSION_LINE)).toBe(true);
});

test.each([[['99.0.0']], [['99.0.0', '0.1.0']], [[TEMPLATE_VERSION, '0.10.0']]])(
  'a repository that a newer version synced is refused, and nothing is written: %j',
  (versions) => {
    const root = syncedBy(...versions);
    const newest = versions.find((version) => compareVersions(version, TEMPLATE_VERSION) > 0)!;
    setOptions(root, { ofTheFuture: true });
    const before = readTree(root);
    expect(isUnchanged(root)).toBe(false);
    expect(() => sync(root)).toThrow(RepositoryError);
    expect(() => sync(root)).toThrow(
      `ecs-runner-template ${newest} synced this repository last; ${TEMPLATE_VERSION} is installed`,
    );
    expect(() => sync(root)).toThrow(`npm install --save-dev --save-exact ecs-runner-template@${newest}\n`);
    expect(changedFiles(before, readTree(root))).toEqual([]);
  },
);

test.each([
  ['a newer version, pulled', ['99.0.0']],
  ['an older version', ['0.1.0']],
  ['two versions, as a merge leaves them', ['0.1.0', TEMPLATE_VERSION]],
  ['no version', []],
])('%s in the ledger is a change that the stamp does not hide', (_, versions) => {
  expect(isUnchanged(syncedBy(...versions))).toBe(false);
});

test('after a merge of two versions the newer one counts, and the ledger has it alone again', () => {
  const root = syncedBy('0.1.0', TEMPLATE_VERSION);
  sync(root);
  expect(output).toEqual([]);
  const lines = readFileSync(path.join(root, LEDGER), 'utf8').split('\n');
  expect(lines.filter((line) => line.startsWith('#'))).toEqual([VERSION_LINE.trim()]);
});

test.each([
  ['0.1.0', '0.2.0', -1],
  ['0.10.0', '0.9.9', 1],
  ['1.0.0', '0.99.0', 1],
  ['0.2.1', '0.2.0', 1],
  ['0.2.0', '0.2.0', 0],
  ['0.2.0-rc.1', '0.2.0', 0],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});

test('notes are in the order of the versions, and those of versions after the last sync', () => {
  const versions = UPGRADE_NOTES.map(({ version }) => version);
  expect([...versions].sort(compareVersions)).toEqual(versions);
  expect(versions).toContain('0.2.0');
  const rows = ['0.9.0', '0.10.0', '1.0.0'].map((version) => ({ version, notes: [] }));
  expect(notesSince('0.9.0', rows).map(({ version }) => version)).toEqual(['0.10.0', '1.0.0']);
});
