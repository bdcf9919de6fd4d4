import { readFileSync, writeFileSync } from 'fs';
import * as path from 'path';
import { isUnchanged } from '../../src/ledger/unchanged';
import { sync } from '../../src/sync';
import { ALL_SETS } from '../support/option-sets';
import { captureWarnings, newRepository } from '../support/repository';

const output = captureWarnings();
const root = newRepository();
const { type, name } = JSON.parse(readFileSync(path.join(root, '.projenrc.json'), 'utf8'));
const managed = (repository: string): string[] =>
  readFileSync(path.join(repository, '.projen/managed.sha256'), 'utf8').split('\n');

// One repository goes through all of them.
test.each(Object.entries(ALL_SETS))(
  'whatever came before, managed files are those of a new repository: %s',
  (_, options) => {
    writeFileSync(path.join(root, '.projenrc.json'), JSON.stringify({ type, name, ...options }));
    sync(root);
    expect(managed(root)).toEqual(managed(newRepository(options)));
    expect(isUnchanged(root)).toBe(true);
    expect(output).toEqual([]);
  },
);
