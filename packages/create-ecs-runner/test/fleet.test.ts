import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describeOnPosix, runCli, texts, useFolder, userEnvironment } from './support/cli';
import type { Result } from '../src/fleet/result';
import { Table } from '../src/fleet/table';
import { createStyle } from '../src/terminal/output';

interface Report {
  readonly action: string;
  readonly repositories: readonly Result[];
}

const folder = useFolder();
const made = mkdtempSync(path.join(tmpdir(), 'create-ecs-runner-fleet-'));

beforeAll(() => runCli(['acme', '--yes', '--no-install', '--no-git'], { cwd: made }));
afterAll(() => rmSync(made, { recursive: true }));

/** A repository as `create` makes it; `options` are added to its own. */
function repository(name: string, options: object = {}): string {
  const root = path.join(folder(), name);
  cpSync(path.join(made, 'acme'), root, { recursive: true });
  const file = path.join(root, '.projenrc.json');
  if (Object.keys(options).length > 0) {
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...options }));
  }
  return root;
}

function edit(file: string, text: string): void {
  chmodSync(file, 0o644);
  appendFileSync(file, text);
}

/** Rewrites the version that synced last. */
function syncedBy(root: string, version: string): void {
  const ledger = path.join(root, '.projen', 'managed.sha256');
  chmodSync(ledger, 0o644);
  writeFileSync(ledger, readFileSync(ledger, 'utf8').replace(/(?<=^# ecs-runner-template )\S+/, version));
  rmSync(path.join(root, '.projen', 'synced'));
}

async function fleet(args: readonly string[], env?: Readonly<Record<string, string>>) {
  const { code, stdout, stderr } = await runCli(['fleet', ...args, '--json'], { cwd: folder(), env });
  const report = stdout === '' ? undefined : (JSON.parse(stdout) as Report);
  return { code, stderr, states: Object.fromEntries((report?.repositories ?? []).map((row) => [row.folder, row])) };
}

describe('check', () => {
  test('tells each kind of repository, and writes nothing', async () => {
    repository('current');
    edit(path.join(repository('edited'), 'ecs.tf'), '# mine\n');
    repository('unsynced', { description: 'Another one.' });
    repository('misspelt', { descripton: 'x' });
    syncedBy(repository('behind'), '0.1.9');
    rmSync(path.join(repository('no-options'), '.projenrc.json'));
    const before = texts(folder());

    const { code, states } = await fleet(['check', '*']);
    expect(code).toBe(1);
    expect(Object.fromEntries(Object.values(states).map((row) => [row.folder, row.state]))).toEqual({
      behind: 'behind',
      current: 'current',
      edited: 'edited',
      misspelt: 'broken',
      'no-options': 'broken',
      unsynced: 'unsynced',
    });
    expect(states.edited.files).toEqual(['ecs.tf']);
    expect(states.behind.version).toBe('0.1.9');
    expect(states.misspelt.notes[0]).toContain('did you mean description');
    expect(texts(folder())).toEqual(before);
  });

  test('ends with 0 where all are current, in a table with the number', async () => {
    repository('a');
    repository('b');
    const { code, stdout } = await runCli(['fleet', 'check', 'a', 'b'], { cwd: folder() });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Repository +State +Version +What\na +current +\d\S+\nb +current +\d\S+\n\n2 repositories: 2 current\n$/,
    );
  });
});

describe('which repositories', () => {
  test('a glob passes over other folders; each counts once; a list is relative to itself', async () => {
    repository('team/one');
    repository('team/two');
    mkdirSync(path.join(folder(), 'team', 'other'));
    writeFileSync(path.join(folder(), 'team', 'list.txt'), '# ours\n\ntwo\r\n');
    const { code, states } = await fleet(['check', 'team/*', 'team/one', '--list', 'team/list.txt']);
    expect(code).toBe(0);
    expect(Object.keys(states)).toEqual([path.join('team', 'two'), path.join('team', 'one')]);
  });

  test.each([
    [[], /"" is no action; allowed: check, sync, upgrade/],
    [['chek', 'a'], /"chek" is no action/],
    [['check'], /no repository is named/],
    [['check', 'nothing-*', '--list', 'none.txt'], /--list: "none.txt" cannot be read.*"nothing-\*" matches no folder/],
    [['sync', 'a', '--to', '1.0.0'], /--to is of fleet upgrade only/],
    [['sync', 'a', '--region', 'us-east-1'], /--region is no flag of this command/],
  ])('wrong usage: %j', async (args, message) => {
    const { code, stderr } = await fleet(args);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(message);
  });
});

describe('sync', () => {
  test('a failure stops none of the others', async () => {
    repository('a', { descripton: 'x' });
    const edited = repository('b');
    edit(path.join(edited, 'ecs.tf'), '# mine\n');
    repository('c', { description: 'Another one.' });
    repository('d');

    const { code, states } = await fleet(['sync', 'a', 'b', 'c', 'd']);
    expect(code).toBe(1);
    expect(Object.values(states).map(({ state }) => state)).toEqual(['failed', 'synced', 'synced', 'current']);
    expect(states.a.notes[0]).toMatch(/descripton/);
    expect(states.b.files).toEqual(['ecs.tf']);
    expect(states.b.notes[0]).toContain('Your version is in .projen/edits/ecs.tf');
    expect(states.c.notes).toContainEqual(expect.stringMatching(/^by \S+ of this command: none is installed$/));
    expect(texts(edited)['ecs.tf']).not.toContain('# mine');

    expect((await fleet(['check', 'b', 'c', 'd'])).code).toBe(0);
  });

  test('a Git tree with changes is skipped, unless told', async () => {
    const root = repository('dirty', { description: 'Another one.' });
    execFileSync('git', ['init', '--quiet'], { cwd: root, env: userEnvironment() });
    const before = texts(root);

    const { code, states } = await fleet(['sync', 'dirty']);
    expect(code).toBe(1);
    expect(states.dirty.state).toBe('dirty');
    expect(texts(root)).toEqual(before);
    expect((await fleet(['sync', 'dirty', '--allow-dirty'])).states.dirty.state).toBe('synced');
  });

  test('the template that is installed does it, loaded once for all that have the same', async () => {
    for (const name of ['a', 'b']) install(repository(name), '9.9.9');
    const { code, states } = await fleet(['sync', 'a', 'b']);
    expect(code).toBe(0);
    for (const name of ['a', 'b']) {
      expect(states[name]).toMatchObject({ state: 'synced', version: '9.9.9', files: ['ecs.tf'] });
      expect(texts(path.join(folder(), name))['ecs.tf']).toContain('sync of process');
    }
    const [one, two] = ['a', 'b'].map((name) => texts(path.join(folder(), name))['ecs.tf'].split('\n').at(-1));
    expect([one, two]).toEqual([expect.stringContaining('load 1, sync 1'), expect.stringContaining('load 1, sync 2')]);
  });

  test('a newer one that is not installed is not undone', async () => {
    const root = repository('newer');
    const manifest = path.join(root, 'package.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/("ecs-runner-template": )"[^"]+"/, '$1"9.9.9"'));
    const { code, states } = await fleet(['sync', 'newer']);
    expect(code).toBe(1);
    expect(states.newer.notes).toEqual([expect.stringContaining('package.json asks for 9.9.9: npm ci there')]);
  });

  test('a .projenrc.js runs in a process of its own, in its folder', async () => {
    const root = repository('program');
    writeFileSync(path.join(root, '.projenrc.js'), '');
    writeFileSync(
      path.join(root, '.projen', 'sync.cjs'),
      "require('fs').writeFileSync('package.json', process.cwd());",
    );
    const { states } = await fleet(['sync', 'program']);
    expect(states.program).toMatchObject({
      state: 'synced',
      files: expect.arrayContaining(['package.json']) as string[],
    });
    expect(texts(root)['package.json']).toBe(root);
  });

  test('a signal between repositories ends with the table of what was done', async () => {
    const root = repository('a');
    writeFileSync(path.join(root, '.projenrc.js'), '');
    const script = "process.kill(process.ppid, 'SIGINT'); setTimeout(() => undefined, 60_000);";
    writeFileSync(path.join(root, '.projen', 'sync.cjs'), script);
    repository('b', { description: 'Another one.' });
    const { code, states } = await fleet(['sync', 'a', 'b', '--allow-dirty']);
    expect(code).toBe(130);
    expect(Object.values(states).map(({ state }) => state)).toEqual(['failed', 'not reached']);
  });
});

describeOnPosix('upgrade', 'the stand-in for npm is a shell script', () => {
  test('installs the version, syncs by it, and goes on after a failure', async () => {
    for (const name of ['a', 'b']) {
      const root = repository(name);
      const script = "require('fs').appendFileSync('package.json', '\\n'); console.error('synced');";
      writeFileSync(path.join(root, '.projen', 'sync.cjs'), script);
    }
    const npm = path.join(folder(), 'bin', 'npm');
    mkdirSync(path.dirname(npm));
    const lines = ['#!/bin/sh', `echo "$(basename "$PWD") $*" >> "${folder()}/log"`];
    const answers = [
      'case "$1 $(basename "$PWD")" in',
      'view*) echo 9.9.9 ;;',
      'install\\ a) echo E404 >&2; exit 1 ;;',
      'esac',
    ];
    writeFileSync(npm, [...lines, ...answers, ''].join('\n'), { mode: 0o755 });
    const env = { PATH: `${path.dirname(npm)}:${process.env.PATH}` };

    const { code, states } = await fleet(['upgrade', 'a', 'b'], env);
    expect(code).toBe(1);
    expect(states.a).toMatchObject({ state: 'failed', notes: ['npm install ecs-runner-template@9.9.9: E404'] });
    expect(states.b).toMatchObject({ state: 'synced', files: expect.arrayContaining(['package.json']) as string[] });

    await fleet(['upgrade', 'b', '--to', '9.9.8'], env);
    const flags = 'install --ignore-scripts --no-audit --no-fund --loglevel=error --save-dev --save-exact';
    expect(readFileSync(path.join(folder(), 'log'), 'utf8').trim().split('\n').slice(1)).toEqual([
      `a ${flags} ecs-runner-template@9.9.9`,
      `b ${flags} ecs-runner-template@9.9.9`,
      `b ${flags} ecs-runner-template@9.9.8`,
    ]);
  });
});

test.each([40, 60, 100])('a table of %i columns is no wider, and no name controls the terminal', (columns) => {
  const results: Result[] = [
    { folder: 'a', state: 'current', version: '0.2.0', files: [], notes: [] },
    {
      folder: `${'team/'.repeat(8)}\u001b[31mrunner`,
      state: 'not reached',
      version: '0.2.0-alpha.1',
      files: ['a.tf', 'b.tf', 'c.tf', 'd.tf'],
      notes: ['a sentence of many words that has to be broken into lines'],
    },
  ];
  const table = new Table(
    results.map((row) => row.folder),
    columns,
    createStyle(false),
  );
  const text = table.header() + results.map((row) => table.row(row)).join('');
  expect(text).not.toContain('\u001b');
  expect(text.replace(/\s+/g, ' ')).toContain('4 files: a.tf, b.tf, c.tf and 1 more');
  for (const line of text.split('\n').filter((row) => !row.startsWith('team/'))) {
    expect(line.length).toBeLessThanOrEqual(columns);
  }
});

/** A stand-in for another version of the template, and what it needs, in a repository. */
function install(root: string, version: string): void {
  const modules = path.join(root, 'node_modules');
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(modules, file)), { recursive: true });
    writeFileSync(path.join(modules, file), text);
  };
  write('ecs-runner-template/package.json', JSON.stringify({ name: 'ecs-runner-template', version }));
  write('ecs-runner-template/lib/fingerprint', version);
  write('ecs-runner-template/lib/ledger/unchanged.js', 'exports.isUnchanged = () => false;');
  const script = `
    const fs = require('node:fs');
    globalThis.loads = (globalThis.loads ?? 0) + 1;
    let syncs = 0;
    exports.sync = (root) => {
      fs.chmodSync(root + '/ecs.tf', 0o644);
      fs.appendFileSync(root + '/ecs.tf', '\\n# sync of process: load ' + globalThis.loads + ', sync ' + ++syncs);
      const ledger = root + '/.projen/managed.sha256';
      fs.chmodSync(ledger, 0o644);
      fs.writeFileSync(ledger, fs.readFileSync(ledger, 'utf8').replace(/^# .*/, '# ecs-runner-template ${version}'));
    };`;
  write('ecs-runner-template/lib/sync/index.js', script);
  for (const name of ['projen', 'constructs']) {
    write(`${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
  }
  const manifest = path.join(root, 'package.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/("ecs-runner-template": )"[^"]+"/, `$1"${version}"`));
}
