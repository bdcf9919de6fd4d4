import { spawnSync } from 'child_process';
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import * as path from 'path';
import { RepositoryError } from '../../src/errors';
import { OptionsError } from '../../src/options';
import { sync } from '../../src/sync';
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
import { testWithoutRights } from '../support/unprivileged';

const output = captureWarnings();

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
    const ledger = path.join(root, '.projen/managed.sha256');
    writeFileSync(ledger, readFileSync(ledger, 'utf8').replace(/^.* iam\.tf\n/m, ''));
    sync(root);
    expect(readFileSync(path.join(root, 'iam.tf'), 'utf8')).toBe(generated);
    expect(existsSync(path.join(root, '.projen/edits/iam.tf'))).toBe(false);
    expect(output).toEqual([]);
  });
});

describe('after a merge', () => {
  const conflict = (text: string) =>
    text.replace(/^(.*) {2}iam\.tf$/m, '<<<<<<< HEAD\n$1  iam.tf\n=======\n$&\n>>>>>>> other');

  test('conflict markers in the ledger are passed over, and the hashes of both sides count', () => {
    const root = newRepository();
    const ledger = path.join(root, '.projen/managed.sha256');
    const before = readTree(root);
    edit(root, '.projen/managed.sha256', conflict(before['.projen/managed.sha256']));
    sync(root);
    expect(changedFiles(before, readTree(root))).toEqual([]);
    expect(output).toEqual([]);
    expect(readFileSync(ledger, 'utf8')).not.toContain('<<<<<<<');
  });

  test('an edited file that is not generated any more stays even where the ledger is lost', () => {
    const root = newRepository();
    edit(root, '.pre-commit-config.yaml', 'repos: []\n');
    rmSync(path.join(root, '.projen/managed.sha256'));
    setOptions(root, { preCommit: false });
    sync(root);
    expect(readFileSync(path.join(root, '.pre-commit-config.yaml'), 'utf8')).toBe('repos: []\n');
  });

  test('two branches that change an option each merge without a conflict in what the sync writes down', () => {
    const { '.gitattributes': attributes } = readTree(newRepository());
    expect(attributes).toContain('/.projen/managed.sha256 merge=union');
    expect(attributes).toContain('/.projen/owned.txt merge=union');
  });

  test('a ledger that names paths outside the repository is not followed', () => {
    const root = newRepository();
    const outside = path.join(temporaryFolder(), 'file');
    writeFileSync(outside, 'theirs', { mode: 0o400 });
    const relative = path.relative(root, outside);
    edit(root, '.projen/managed.sha256', `${'0'.repeat(64)}  ${relative}\n`);
    sync(root);
    expect(lstatSync(outside).mode.toString(8).slice(-3)).toBe('400');
  });
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

  test('that is no managed file is refused with the nearest one', () => {
    const root = newRepository();
    setOptions(root, { released: ['iamm.tf'], spot: false });
    const before = readTree(root);
    expect(() => sync(root)).toThrow(OptionsError);
    expect(() => sync(root)).toThrow(/released: "iamm.tf".*did you mean iam.tf/);
    expect(changedFiles(before, readTree(root))).toEqual([]);
  });

  test('is generated once in a new repository, and not again where its owner deletes it', () => {
    const root = newRepository({ released: ['iam.tf', 'package.json'] });
    expect(Object.keys(readTree(root))).toEqual(expect.arrayContaining(['iam.tf', 'package.json']));
    sync(root);
    expect(modeOf(root, 'iam.tf')).toBe('644');
    rmSync(path.join(root, 'iam.tf'));
    setOptions(root, { spot: false });
    sync(root);
    expect(existsSync(path.join(root, 'iam.tf'))).toBe(false);
  });

  test('that is a folder of the user is left alone, its mode too', () => {
    const root = newRepository();
    setOptions(root, { released: ['docs'] });
    const { mode } = lstatSync(path.join(root, 'docs'));
    sync(root);
    expect(lstatSync(path.join(root, 'docs')).mode).toBe(mode);
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
    output.length = 0;
    sync(root);
    expect(readFileSync(path.join(root, '.pre-commit-config.yaml'), 'utf8')).toBe('repos: []\n');
    expect(output).toEqual([]);
  });
});

describe('what is in the way of a file', () => {
  test('is named before anything is written', () => {
    const root = newRepository();
    rmSync(path.join(root, 'docs'), { recursive: true });
    writeFileSync(path.join(root, 'docs'), 'a file');
    rmSync(path.join(root, 'iam.tf'));
    mkdirSync(path.join(root, 'iam.tf'));
    setOptions(root, { spot: false });
    const before = readTree(root);
    expect(() => sync(root)).toThrow(
      new RepositoryError(
        'Nothing was written:\n  docs is a file; it must be a folder.\n  iam.tf is a folder; it must be a file.',
      ),
    );
    expect(changedFiles(before, readTree(root))).toEqual([]);
  });

  test('can be a link, which is not followed', () => {
    const root = newRepository();
    const outside = temporaryFolder();
    rmSync(path.join(root, 'docs'), { recursive: true });
    symlinkSync(outside, path.join(root, 'docs'), 'junction');
    setOptions(root, { spot: false });
    expect(() => sync(root)).toThrow(/docs is a link/);
    expect(readTree(outside)).toEqual({});
  });

  testWithoutRights('can be a folder that the user may not write to', (user) => {
    const script = `
      const fs = require('fs');
      const { createRepository, sync } = require(${JSON.stringify(path.join(__dirname, '../../lib/sync'))});
      createRepository('.', { name: 'acme-runner' });
      const options = JSON.parse(fs.readFileSync('.projenrc.json', 'utf8'));
      fs.writeFileSync('.projenrc.json', JSON.stringify({ ...options, environments: ['production', 'staging'] }));
      fs.chmodSync('live', 0o555);
      try { sync('.'); } catch (error) { console.log(error.message); }
    `;
    const root = temporaryFolder();
    if (user.uid !== undefined) {
      chownSync(root, user.uid, user.uid);
    }
    const { stdout } = spawnSync(process.execPath, ['-e', script], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
      ...user,
    });
    expect(stdout).toBe('Nothing was written:\n  live is a folder that you may not write to.\n');
    expect(readTree(root)['docs/options.md']).not.toContain('staging');
  });
});
