import { readFileSync, rmSync } from 'fs';
import * as path from 'path';
import { createRepository, sync } from '../../src/sync';
import { notesSince } from '../../src/upgrade/notes';
import { TEMPLATE_VERSION } from '../../src/versions';
import { LAYOUTS, unpackLayout, versionOf } from '../support/layout';
import { captureWarnings, changedFiles, edit, readTree, temporaryFolder } from '../support/repository';

const output = captureWarnings();
const EARLIER = LAYOUTS.filter((name) => versionOf(name) !== TEMPLATE_VERSION);

test('the layouts of the first version are kept', () => {
  expect(LAYOUTS).toEqual(expect.arrayContaining(['0.1.0-defaults', '0.1.0-more']));
});

describe.each(EARLIER)('%s', (name) => {
  const options = (root: string): Record<string, unknown> => {
    const { $schema: _, type: __, ...given } = JSON.parse(readFileSync(path.join(root, '.projenrc.json'), 'utf8'));
    return given;
  };

  test('becomes what a new repository with its options is, but for owned files', () => {
    const root = unpackLayout(name);
    const before = readTree(root);
    sync(root);
    const fresh = temporaryFolder();
    createRepository(fresh, options(root));
    const after = readTree(root);
    const owned = before['.projen/owned.txt'].split('\n').filter(Boolean);
    expect(owned.length).toBeGreaterThan(5);
    expect(owned.filter((file) => after[file] !== before[file])).toEqual([]);
    const different = changedFiles(readTree(fresh), after).filter((file) => !owned.includes(file));
    // `.projen/synced` is a hash of package.json and the options file
    expect(different).toEqual([]);
    expect(after['.projenrc.json']).toBe(before['.projenrc.json']);
  });

  test('is told once what is left to do, and which version it came from', () => {
    const root = unpackLayout(name);
    sync(root);
    const notes = notesSince(versionOf(name)).flatMap((row) => row.notes);
    expect(notes.length).toBeGreaterThan(0);
    expect(output).toHaveLength(1);
    expect(output[0]).toContain(`Upgraded from ecs-runner-template ${versionOf(name)} to ${TEMPLATE_VERSION}`);
    expect(notes.filter((note) => !output[0].includes(note))).toEqual([]);

    output.length = 0;
    const before = readTree(root);
    sync(root);
    expect(changedFiles(before, readTree(root))).toEqual([]);
    expect(output).toEqual([]);
  });

  test('keeps edits, owned files and those that were deleted', () => {
    const root = unpackLayout(name);
    edit(root, 'iam.tf', '# my edit\n');
    edit(root, 'live/production/main.tf', '# mine\n');
    edit(root, 'iam_override.tf', '# override\n');
    rmSync(path.join(root, 'CHANGELOG.md'));
    sync(root);
    const after = readTree(root);
    expect(after['.projen/edits/iam.tf']).toBe('# my edit\n');
    expect(after['live/production/main.tf']).toBe('# mine\n');
    expect(after['iam_override.tf']).toBe('# override\n');
    expect(Object.keys(after)).not.toContain('CHANGELOG.md');
    expect(output[0]).toContain('iam.tf was edited and is generated again');
  });

  test('writes nothing where something is in the way', () => {
    const root = unpackLayout(name);
    rmSync(path.join(root, 'iam.tf'));
    edit(root, 'iam.tf/file', '');
    const before = readTree(root);
    expect(() => sync(root)).toThrow('iam.tf is a folder');
    expect(changedFiles(before, readTree(root))).toEqual([]);
    expect(output).toEqual([]);
  });
});
