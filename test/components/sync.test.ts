import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import * as path from 'path';
import { OptionsError } from '../../src/options';
import { createRepository, sync } from '../../src/sync';
import {
  captureWarnings,
  changedFiles,
  edit,
  modeOf,
  newRepository,
  readTree,
  setOptions,
  temporaryFolder,
} from '../support/repository';

const output = captureWarnings();

/** Files that a sync changes, apart from what it writes down of them. */
function syncChanges(root: string): string[] {
  const before = readTree(root);
  sync(root);
  return changedFiles(before, readTree(root)).filter(
    (file) => !/^\.projen\/(managed\.sha256|options\.json|owned\.txt|synced)$/.test(file),
  );
}

test('a sync right after the creation changes nothing', () => {
  const root = newRepository();
  const before = readTree(root);
  sync(root);
  expect(changedFiles(before, readTree(root))).toEqual([]);
  expect(output).toEqual([]);
});

test('managed files are read-only, owned ones and package.json are not', () => {
  const root = newRepository();
  const writable = (file: string) => modeOf(root, file) === '644';
  expect(['iam.tf', 'examples/basic/main.tf', '.tflint.hcl', 'LICENSE'].filter(writable)).toEqual([]);
  const owned = ['README.md', 'CHANGELOG.md', 'live/production/main.tf', 'package.json', '.projenrc.json'];
  expect(owned.filter((file) => !writable(file))).toEqual([]);
});

test.each<[object, string[]]>([
  [
    { spot: false },
    [
      'docs/options.md',
      'docs/reference.md',
      'examples/complete-production/README.md',
      'examples/complete-production/terraform.tfvars.example',
      'examples/complete-production/variables.tf',
      'tests/defaults.tftest.hcl',
      'variables.tf',
    ],
  ],
  [
    { preCommit: false },
    ['.pre-commit-config.yaml', '.projen/files.cjs', '.projen/files.json', 'CONTRIBUTING.md', 'docs/options.md'],
  ],
  [
    { ci: 'none' },
    [
      '.github/workflows/checks.yml',
      '.pre-commit-config.yaml',
      '.projen/files.json',
      '.tool-versions',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'bootstrap/terraform.tfvars.example',
      'bootstrap/tests/defaults.tftest.hcl',
      'bootstrap/variables.tf',
      'docs/deploy.md',
      'docs/options.md',
    ],
  ],
  [{ license: 'MIT' }, ['LICENSE', 'docs/options.md']],
  [
    { kmsCmk: false },
    [
      'bootstrap/tests/defaults.tftest.hcl',
      'bootstrap/variables.tf',
      'docs/options.md',
      'docs/reference.md',
      'examples/multi-region/tests/multi-region.tftest.hcl',
      'tests/defaults.tftest.hcl',
      'variables.tf',
    ],
  ],
  [{ description: 'Another sentence.' }, ['ARCHITECTURE.md', 'docs/options.md']],
])('%j changes these managed files and no others', (options, files) => {
  const root = newRepository();
  setOptions(root, options);
  expect(syncChanges(root)).toEqual(files);
});

test('a new environment gets a root of its own; the others stay as their owner wrote them', () => {
  const root = newRepository();
  edit(root, 'live/production/main.tf', '# mine');
  setOptions(root, { environments: ['production', 'staging'] });
  const changed = syncChanges(root);
  expect(changed).toContain('live/staging/main.tf');
  expect(changed.filter((file) => !file.startsWith('live/staging/'))).toEqual([
    'bootstrap/terraform.tfvars.example',
    'bootstrap/tests/defaults.tftest.hcl',
    'bootstrap/variables.tf',
    'docs/deploy.md',
    'docs/options.md',
  ]);
});

test('an owned file is never touched again, not even where it was deleted', () => {
  const root = newRepository();
  edit(root, 'README.md', '# Mine\n');
  rmSync(path.join(root, 'CHANGELOG.md'));
  setOptions(root, { description: 'Another text' });
  syncChanges(root);
  expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toBe('# Mine\n');
  expect(existsSync(path.join(root, 'CHANGELOG.md'))).toBe(false);
});

test('files that users add, such as Terraform overrides, are left alone', () => {
  const root = newRepository();
  edit(root, 'iam_override.tf', '# override\n');
  edit(root, 'tests/mine.tftest.hcl', '# test\n');
  expect(syncChanges(root)).toEqual([]);
});

test('files that are already in the folder of a new repository are kept', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'docs'));
  writeFileSync(path.join(folder, 'README.md'), '# Before\n');
  writeFileSync(path.join(folder, 'iam.tf'), '# before\n');
  createRepository(folder, { name: 'acme-runner' });
  expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toBe('# Before\n');
  expect(readFileSync(path.join(folder, '.projen/edits/iam.tf'), 'utf8')).toBe('# before\n');
});

test('package.json keeps what the user added and pins what generates', () => {
  const root = newRepository();
  const file = path.join(root, 'package.json');
  const before = JSON.parse(readFileSync(file, 'utf8'));
  edit(root, 'package.json', JSON.stringify({ ...before, scripts: { x: 'y' }, devDependencies: { left: '1.0.0' } }));
  sync(root);
  const after = JSON.parse(readFileSync(file, 'utf8'));
  expect(after).toMatchObject({ private: true, scripts: { x: 'y' } });
  expect(after.devDependencies).toEqual({ ...before.devDependencies, left: '1.0.0' });
  expect(Object.keys(before.devDependencies)).toEqual([
    'constructs',
    'ecs-runner-readiness',
    'ecs-runner-template',
    'projen',
  ]);
});

describe('wrong options', () => {
  test('write nothing, neither at creation nor at a sync', () => {
    const folder = temporaryFolder();
    expect(() => createRepository(folder, { name: 'A', regoin: 'x' })).toThrow(OptionsError);
    expect(readTree(folder)).toEqual({});

    const root = newRepository();
    setOptions(root, { logRetentionDays: 31, released: ['../x'], trustSubjects: ['*'] });
    const before = readTree(root);
    expect(() => sync(root)).toThrow(/3 options are wrong/);
    expect(changedFiles(before, readTree(root))).toEqual([]);
  });

  test('include a package.json that is not JSON', () => {
    const root = newRepository();
    edit(root, 'package.json', '<<<<<<< HEAD');
    setOptions(root, { spot: false });
    const before = readTree(root);
    expect(() => sync(root)).toThrow('package.json is not JSON');
    expect(changedFiles(before, readTree(root))).toEqual([]);
  });

  test('include a rc file of another project type, and one that is not JSON', () => {
    const root = newRepository();
    setOptions(root, { type: 'projen.NodeProject' });
    expect(() => sync(root)).toThrow(/type: "projen.NodeProject"\. Allowed: "ecs-runner-template.EcsRunnerProject"/);
    edit(root, '.projenrc.json', '{');
    const before = readTree(root);
    expect(() => sync(root)).toThrow('.projenrc.json is not JSON');
    expect(changedFiles(before, readTree(root))).toEqual([]);
  });
});
