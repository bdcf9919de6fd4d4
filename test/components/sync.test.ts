import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import * as path from 'path';
import { Logger } from 'projen/lib/logger';
import { OptionsError } from '../../src/options';
import { createRepository, sync } from '../../src/sync';
import { changedFiles, newRepository, readTree, temporaryFolder } from '../support/repository';

process.env.PROJEN_DISABLE_POST = 'true';

let output: string[] = [];
beforeEach(() => {
  output = [];
  jest.spyOn(Logger.prototype, 'warn').mockImplementation((...words) => void output.push(words.join(' ')));
});
afterEach(() => jest.restoreAllMocks());

function edit(root: string, file: string, text: string): void {
  const absolute = path.join(root, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  if (existsSync(absolute)) {
    chmodSync(absolute, 0o644);
  }
  writeFileSync(absolute, text);
}

/** Permissions in octal, such as 444. */
function modeOf(root: string, file: string): string {
  return statSync(path.join(root, file)).mode.toString(8).slice(-3);
}

function setOptions(root: string, options: object): void {
  const file = path.join(root, '.projenrc.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...options }, undefined, 2));
}

/** Files that a sync changes, apart from the ledger of their hashes. */
function syncChanges(root: string): string[] {
  const before = readTree(root);
  sync(root);
  return changedFiles(before, readTree(root)).filter((file) => file !== '.projen/managed.json');
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
  [{ spot: false }, ['docs/options.md', 'docs/reference.md', 'tests/defaults.tftest.hcl', 'variables.tf']],
  [{ preCommit: false }, ['.pre-commit-config.yaml', '.projen/files.json', 'CONTRIBUTING.md', 'docs/options.md']],
  [{ ci: 'none' }, ['.github/workflows/checks.yml', '.projen/files.json', 'SECURITY.md', 'docs/options.md']],
  [{ license: 'MIT' }, ['LICENSE', 'docs/options.md']],
  [{ kmsCmk: false }, ['docs/options.md', 'docs/reference.md', 'tests/defaults.tftest.hcl', 'variables.tf']],
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
  expect(changed.filter((file) => !file.startsWith('live/staging/'))).toEqual(['docs/options.md']);
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

describe('an edited managed file', () => {
  test('is generated again, named, and kept', () => {
    const root = newRepository();
    const generated = readFileSync(path.join(root, 'iam.tf'), 'utf8');
    edit(root, 'iam.tf', '# my edit\n');
    sync(root);
    expect(readFileSync(path.join(root, 'iam.tf'), 'utf8')).toBe(generated);
    expect(readFileSync(path.join(root, '.projen/edits/iam.tf'), 'utf8')).toBe('# my edit\n');
    expect(output.join('\n')).toMatch(/iam\.tf was edited .* \.projen\/edits\/iam\.tf/);
  });

  test('does not overwrite what was kept before', () => {
    const root = newRepository();
    edit(root, 'iam.tf', '# first\n');
    sync(root);
    edit(root, 'iam.tf', '# second\n');
    sync(root);
    const kept = Object.entries(readTree(root)).filter(([file]) => file.startsWith('.projen/edits/'));
    expect(kept.map(([, text]) => text).sort()).toEqual(['# first\n', '# second\n']);
  });

  test('is not reported where the edit is what is generated', () => {
    const root = newRepository();
    const generated = readFileSync(path.join(root, 'iam.tf'), 'utf8');
    const ledger = path.join(root, '.projen/managed.json');
    writeFileSync(ledger, readFileSync(ledger, 'utf8').replace(/"iam.tf": "[^"]+"/, '"iam.tf": "0"'));
    sync(root);
    expect(readFileSync(path.join(root, 'iam.tf'), 'utf8')).toBe(generated);
    expect(existsSync(path.join(root, '.projen/edits/iam.tf'))).toBe(false);
    expect(output).toEqual([]);
  });
});

test('where the ledger is lost, files that differ from the template are kept', () => {
  const root = newRepository();
  edit(root, '.projen/managed.json', '<<<<<<< HEAD');
  edit(root, 'iam.tf', '# mine\n');
  sync(root);
  expect(Object.keys(readTree(root)).filter((file) => file.startsWith('.projen/edits/'))).toEqual([
    '.projen/edits/iam.tf',
  ]);
});

describe('a released path', () => {
  test('stays as it is, becomes writable, and is not touched by later syncs', () => {
    const root = newRepository();
    setOptions(root, { released: ['iam.tf', '.tflint.hcl'] });
    sync(root);
    expect(modeOf(root, 'iam.tf')).toBe('644');
    edit(root, 'iam.tf', '# mine now\n');
    sync(root);
    sync(root);
    expect(readFileSync(path.join(root, 'iam.tf'), 'utf8')).toBe('# mine now\n');
    expect(readFileSync(path.join(root, '.projen/files.json'), 'utf8')).not.toContain('"iam.tf"');
  });

  test('that was edited before it was released keeps the edit', () => {
    const root = newRepository();
    edit(root, 'iam.tf', '# edited\n');
    setOptions(root, { released: ['iam.tf'] });
    sync(root);
    expect(readFileSync(path.join(root, 'iam.tf'), 'utf8')).toBe('# edited\n');
  });

  test("can be one of projen's own files", () => {
    const root = newRepository();
    setOptions(root, { released: ['.gitignore'] });
    sync(root);
    edit(root, '.gitignore', 'mine\n');
    sync(root);
    expect(readFileSync(path.join(root, '.gitignore'), 'utf8')).toBe('mine\n');
  });

  test('that is taken back is managed again, and what the user wrote is kept', () => {
    const root = newRepository();
    const generated = readFileSync(path.join(root, 'iam.tf'), 'utf8');
    setOptions(root, { released: ['iam.tf'] });
    sync(root);
    edit(root, 'iam.tf', '# mine\n');
    sync(root);
    setOptions(root, { released: [] });
    sync(root);
    expect(readFileSync(path.join(root, 'iam.tf'), 'utf8')).toBe(generated);
    expect(readFileSync(path.join(root, '.projen/edits/iam.tf'), 'utf8')).toBe('# mine\n');
  });

  test('that is no managed file is named', () => {
    const root = newRepository();
    setOptions(root, { released: ['iamm.tf'] });
    sync(root);
    expect(output.join('\n')).toContain('"released" names iamm.tf, which is not a managed file');
  });
});

describe('a file that the template dropped', () => {
  const drop = (root: string) => setOptions(root, { preCommit: false });

  test('is removed where it is unchanged', () => {
    const root = newRepository();
    drop(root);
    sync(root);
    expect(existsSync(path.join(root, '.pre-commit-config.yaml'))).toBe(false);
  });

  test('stays where it was edited, now and after later syncs', () => {
    const root = newRepository();
    edit(root, '.pre-commit-config.yaml', 'repos: []\n');
    drop(root);
    sync(root);
    expect(output.join('\n')).toContain('.pre-commit-config.yaml is no longer generated');
    output = [];
    sync(root);
    expect(readFileSync(path.join(root, '.pre-commit-config.yaml'), 'utf8')).toBe('repos: []\n');
    expect(output).toEqual([]);
  });
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
  expect(Object.keys(before.devDependencies)).toEqual(['constructs', 'ecs-runner-template', 'projen']);
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
