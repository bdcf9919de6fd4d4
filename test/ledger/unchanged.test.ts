import { chmodSync, readFileSync, rmSync, writeFileSync } from 'fs';
import * as path from 'path';
import { isUnchanged } from '../../src/ledger/unchanged';
import { sync } from '../../src/sync';
import { newRepository } from '../support/repository';

process.env.PROJEN_DISABLE_POST = 'true';

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
  ['a lost ledger', (root) => rmSync(path.join(root, '.projen/managed.json'))],
  ['a ledger with conflicts', change('.projen/managed.json', (text) => `<<<<<<< HEAD\n${text}`)],
  [
    'a template of another build',
    change('.projen/managed.json', (text) => text.replace(/"inputs": "./, '"inputs": "x')),
  ],
  ['a .projenrc.js', (root) => writeFileSync(path.join(root, '.projenrc.js'), '')],
])('%s is a change', (_, apply) => {
  const root = newRepository();
  apply(root);
  expect(isUnchanged(root)).toBe(false);
});

test('files of the user are not', () => {
  const root = newRepository();
  writeFileSync(path.join(root, 'iam_override.tf'), '# mine');
  rmSync(path.join(root, 'README.md'));
  expect(isUnchanged(root)).toBe(true);
});
