import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { describeOnPosix, entries, runCli, texts, useFolder } from './support/cli';
import { installedRepository } from './support/repository';
import { Terminal } from './support/terminal';
import { compareRepositories } from '../src/diff/compare';
import { copyRepository, repositoryFiles } from '../src/diff/files';

const folder = useFolder();
let root = '';
let temporary = '';
beforeEach(() => {
  root = installedRepository(path.join(folder(), 'acme-runner'));
  temporary = path.join(folder(), 'tmp');
  mkdirSync(temporary);
});

const at = (file: string) => path.join(root, file);
const env = (): Record<string, string> => ({ TMPDIR: temporary });
const setOptions = (options: object) => {
  const before = JSON.parse(readFileSync(at('.projenrc.json'), 'utf8')) as object;
  writeFileSync(at('.projenrc.json'), JSON.stringify({ ...before, ...options }));
};

/** Runs the command; the repository must be as before, and the temporary folder empty. */
async function diff(args: readonly string[] = []) {
  const before = texts(root);
  const result = await runCli(['diff', 'acme-runner', ...args], { cwd: folder(), env: env() });
  expect(texts(root)).toEqual(before);
  expect(entries(temporary)).toEqual([]);
  return result;
}

interface Report {
  readonly version: string;
  readonly messages: string;
  readonly files: readonly { path: string; status: string; diff: string }[];
}

test('nothing would change in a new repository', async () => {
  expect(await diff(['--exit-code'])).toEqual({ code: 0, stdout: 'Nothing would change.\n', stderr: '' });
});

test('an option that was changed: a tree and unified diffs; --exit-code tells it', async () => {
  setOptions({ license: 'MIT', preCommit: false });
  const { code, stdout } = await diff(['--exit-code']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^acme-runner\/\n[^]*^ {2}- \.pre-commit-config\.yaml$[^]*^ {2}~ LICENSE$/m);
  expect(stdout).toMatch(/^--- a\/LICENSE\n\+\+\+ b\/LICENSE\n@@/m);
  expect(stdout).toMatch(/^--- a\/\.pre-commit-config\.yaml\n\+\+\+ \/dev\/null\n@@/m);
});

test('an edited file, and what the sync says of it', async () => {
  chmodSync(at('main.tf'), 0o644);
  appendFileSync(at('main.tf'), '# mine\n');
  const { code, stdout } = await diff();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^-# mine$/m);
  expect(stdout).toMatch(/The sync says:\n.*main\.tf was edited/);
});

test('--json has diffs that git applies', async () => {
  setOptions({ license: 'MIT' });
  const { stdout } = await diff(['--json']);
  const { files } = JSON.parse(stdout) as Report;
  expect(files.map((file) => file.path)).toContain('LICENSE');
  const patch = files.map((file) => file.diff).join('');
  chmodSync(at('LICENSE'), 0o644);
  execFileSync('git', ['apply', '--include=LICENSE', '-'], { cwd: root, input: patch });
  expect(readFileSync(at('LICENSE'), 'utf8')).toContain('THE SOFTWARE IS PROVIDED');
});

test.each<[string, () => void, RegExp]>([
  ['wrong options', () => setOptions({ region: 'mars' }), /the sync failed: [^]*region/],
  [
    'packages that are not installed',
    () => rmSync(at('node_modules/projen')),
    /projen .*not installed: run `npm ci` first/,
  ],
  [
    'a file that is no link for a sync to follow',
    () => {
      rmSync(at('main.tf'));
      symlinkSync(path.join(folder(), 'outside'), at('main.tf'));
    },
    /main\.tf is a link/,
  ],
])('%s are a failure', async (_, spoil, message) => {
  spoil();
  const { code, stderr } = await diff();
  expect(code).toBe(1);
  expect(stderr.replace(/\n +/g, ' ')).toMatch(message);
  expect(entries(folder())).toEqual(['acme-runner', 'tmp']);
});

test('a folder that is no such repository is wrong usage', async () => {
  const { code, stderr } = await runCli(['diff', 'tmp'], { cwd: folder() });
  expect([code, stderr]).toEqual([2, expect.stringContaining('no repository made by create-ecs-runner') as string]);
});

describe('--to', () => {
  /** A template of another version, packed as the registry would have it, that does one thing. */
  function packed(version: string, sync: string): string {
    const source = mkdtempSync(path.join(folder(), 'template-'));
    mkdirSync(path.join(source, 'lib', 'sync'), { recursive: true });
    writeFileSync(path.join(source, 'package.json'), JSON.stringify({ name: 'ecs-runner-template', version }));
    writeFileSync(path.join(source, 'lib', 'sync', 'index.js'), sync);
    execFileSync('npm', ['pack', '--silent'], { cwd: source, shell: process.platform === 'win32' });
    const tarball = path.join(folder(), `template-${version}.tgz`);
    renameSync(path.join(source, `ecs-runner-template-${version}.tgz`), tarball);
    rmSync(source, { recursive: true });
    return tarball;
  }

  const PLAIN = `exports.sync = (root) => require('fs').writeFileSync(root + '/NEW.md', 'new\\n');`;

  beforeEach(() => writeFileSync(at('package.json'), '{"devDependencies": {}}'));

  test('another version is fetched, its changes are shown, and nothing of it stays', async () => {
    const { code, stdout, stderr } = await diff(['--json', `--to=${packed('9.9.9', PLAIN)}`]);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: '9.9.9',
      files: [{ path: 'NEW.md', status: 'new' }],
    });
  });

  test('a version whose sync fails is a failure with its words', async () => {
    const failing = `exports.sync = () => { throw Object.assign(new Error('not with these options'), { name: 'OptionsError' }); };`;
    const { code, stderr } = await diff([`--to=${packed('9.9.9', failing)}`]);
    expect([code, stderr]).toEqual([1, 'create-ecs-runner: the sync failed: not with these options\n']);
  });

  test('a version that cannot be had is a failure with the reason', async () => {
    writeFileSync(at('.npmrc'), 'registry=http://127.0.0.1:9/\nfetch-retries=0\n');
    const { code, stderr } = await diff(['--to=9.9.9']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/ecs-runner-template@9\.9\.9 cannot be fetched: .*127\.0\.0\.1:9/);
  });

  test('a signal ends it, and nothing stays', async () => {
    const slow = packed(
      '9.9.9',
      `exports.sync = () => { for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000); };`,
    );
    const before = texts(root);
    const { code } = await runCli(['diff', 'acme-runner', `--to=${slow}`], {
      cwd: folder(),
      env: env(),
      started: (child) => {
        const watch = setInterval(() => {
          if (readdirSync(temporary).length > 0) {
            clearInterval(watch);
            setTimeout(() => child.kill('SIGTERM'), 100);
          }
        }, 20);
      },
    });
    expect(code).toBe(130);
    expect(texts(root)).toEqual(before);
    expect(entries(temporary)).toEqual([]);
  });
});

describeOnPosix('a copy', 'links', () => {
  const copyOf = (source: string) => {
    const copy = path.join(folder(), 'copy');
    mkdirSync(copy);
    copyRepository(source, copy, new Set(['managed.tf']));
    return copy;
  };

  test('has no link that a write could follow out of it', () => {
    const outside = path.join(folder(), 'outside');
    mkdirSync(path.join(outside, 'folder'), { recursive: true });
    writeFileSync(path.join(outside, 'file'), 'outside');
    const source = path.join(folder(), 'source');
    mkdirSync(path.join(source, 'node_modules', 'x'), { recursive: true });
    mkdirSync(path.join(source, '.git'));
    writeFileSync(path.join(source, 'inside'), 'inside');
    const link = (target: string, name: string) => symlinkSync(target, path.join(source, name));
    link('inside', 'to-inside');
    link(path.join(outside, 'file'), 'to-file');
    link(path.join(outside, 'none'), 'to-nothing');
    link(path.join(outside, 'folder'), 'to-folder');
    link('to-folder/../file', 'by-folder');
    link(path.join(outside, 'file'), 'managed.tf');

    const copy = copyOf(source);
    expect(repositoryFiles(copy)).toEqual(['by-folder', 'inside', 'managed.tf', 'to-file', 'to-folder', 'to-inside']);
    expect(readlinkSync(path.join(copy, 'to-inside'))).toBe('inside');
    for (const file of ['to-file', 'by-folder']) expect(lstatSync(path.join(copy, file)).isFile()).toBe(true);
    expect(compareRepositories(source, copy)).toEqual([]);
  });
});

describeOnPosix('in a terminal', 'a pseudo terminal', () => {
  test.each([
    [40, {}],
    [100, { NO_COLOR: '1' }],
  ])('in %i columns, %j', async (cols, colours: Record<string, string>) => {
    setOptions({ preCommit: false });
    const terminal = new Terminal(['diff', 'acme-runner'], folder(), { cols, env: { ...env(), ...colours } });
    expect(await terminal.exit()).toBe(0);
    expect(terminal.text()).toMatch(/^acme-runner\/$/m);
    expect(terminal.text()).toMatch(/^-repos:$/m);
    expect(terminal.output.includes('\u001b[31m-repos:')).toBe(cols === 40);
    terminal.close();
  });
});
