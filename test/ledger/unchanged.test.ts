import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import * as path from 'path';
import { isUnchanged } from '../../src/ledger/unchanged';
import { sync } from '../../src/sync';
import { newRepository } from '../support/repository';

const change = (file: string, text: (before: string) => string) => (root: string) => {
  const absolute = path.join(root, file);
  chmodSync(absolute, 0o644);
  writeFileSync(absolute, text(readFileSync(absolute, 'utf8')));
};

test('a new repository is unchanged, and so is one after a sync', () => {
  const root = newRepository();
  expect(isUnchanged(root)).toBe(true);
  writeFileSync(path.join(root, '.projenrc.json'), readFileSync(path.join(root, '.projenrc.json'), 'utf8').trim());
  expect(isUnchanged(root)).toBe(false);
  sync(root);
  expect(isUnchanged(root)).toBe(true);
});

test.each<[string, (root: string) => void]>([
  ['an option', change('.projenrc.json', (text) => text.replace('acme-runner', 'other-runner'))],
  ['package.json', change('package.json', (text) => `${text} `)],
  ['a managed file', change('iam.tf', (text) => `${text}# mine\n`)],
  ['a missing managed file', (root) => rmSync(path.join(root, 'iam.tf'))],
  ['a working tree that no sync ran in, as a fresh clone', (root) => rmSync(path.join(root, '.projen/synced'))],
  ['a managed file that is writable', (root) => chmodSync(path.join(root, 'iam.tf'), 0o644)],
  [
    'a ledger with two hashes of a file',
    change('.projen/managed.sha256', (text) => `${'0'.repeat(64)}  iam.tf\n${text}`),
  ],
  [
    'a folder in the place of a managed file',
    (root) => {
      rmSync(path.join(root, 'iam.tf'));
      mkdirSync(path.join(root, 'iam.tf'));
    },
  ],
  ['a .projenrc.js', (root) => writeFileSync(path.join(root, '.projenrc.js'), '')],
])('%s is a change', (_, apply) => {
  const root = newRepository();
  apply(root);
  expect(isUnchanged(root)).toBe(false);
});

test('another build of the template is a change', () => {
  const root = newRepository();
  jest.isolateModules(() => {
    jest.doMock('../../src/versions', () => ({
      ...jest.requireActual<object>('../../src/versions'),
      TEMPLATE_FINGERPRINT: 'another',
    }));
    const other = jest.requireActual<typeof import('../../src/ledger/unchanged')>('../../src/ledger/unchanged');
    expect(other.isUnchanged(root)).toBe(false);
  });
  jest.dontMock('../../src/versions');
});

test('files of the user are not', () => {
  const root = newRepository();
  writeFileSync(path.join(root, 'iam_override.tf'), '# mine');
  rmSync(path.join(root, 'README.md'));
  expect(isUnchanged(root)).toBe(true);
});
