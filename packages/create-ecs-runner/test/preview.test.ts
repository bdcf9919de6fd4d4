import { existsSync, mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { commitAll, put, THEIRS } from './support/adopted';
import { describeOnPosix, entries, runCli, texts, useFolder } from './support/cli';
import { runHere } from './support/world';
import type { PreviewJson } from '../src/preview/json';
import { treeText } from '../src/preview/tree';
import { createStyle } from '../src/terminal/output';

const folder = useFolder();
const at = (file: string) => path.join(folder(), file);
const preview = (...flags: string[]) => runHere(['.', '--name=acme', '--dry-run', ...flags], folder());

async function json(...flags: string[]): Promise<PreviewJson> {
  const { code, out, err } = await preview('--json', ...flags);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as PreviewJson;
}

test('a new folder: all is new, nothing is made', async () => {
  const { code, out } = await runHere(['deep/acme', '--dry-run'], folder());
  expect(code).toBe(0);
  expect(out).toMatch(/^acme\/\n[^]*\n {2}\+ iam\.tf\n[^]*\n {2}live\/\n {4}production\/\n[^]* {6}\+ main\.tf\n/);
  expect(out).toMatch(/\n\n\+ \d+ new\n\nA dry run: nothing was written\.\n$/);
  expect(entries(folder())).toEqual([]);
});

test('files that are there with other content come with their diff', async () => {
  put(folder(), THEIRS);
  const { code, out } = await preview('--on-conflict=overwrite');
  expect(code).toBe(0);
  expect(out).toMatch(/^ {2}~ README\.md$/m);
  expect(out).toMatch(/^--- a\/README\.md\n\+\+\+ b\/README\.md\n@@ -1,1 \+1,\d+ @@\n-# Theirs\n\+# acme$/m);
  expect(out).not.toContain('vpc');
  expect(texts(folder())).toEqual(THEIRS);
});

test('what is kept is shown as kept, with what that means', async () => {
  put(folder(), THEIRS);
  const { out } = await preview('--on-conflict=keep');
  expect(out).toMatch(/^ {2}\. main\.tf$/m);
  expect(out).toMatch(/, ~ 1 changed, \. 3 kept$/m);
  expect(out).toMatch(/main\.tf stays yours; other files of ours need/);
  expect(out).not.toMatch(/--- a\/README|would write nothing/);
});

test('why a run would be refused is told, and is no failure', async () => {
  put(folder(), THEIRS);
  commitAll(folder());
  put(folder(), { 'mine.tf': 'variable "owner" {}\n' });
  const { code, out } = await preview('--on-conflict=overwrite');
  expect(code).toBe(0);
  expect(out).toMatch(/A run with these flags would write nothing\n {2}- the Git tree .*mine\.tf/);
  expect(out).toMatch(/- var\.owner: mine\.tf:1 \(yours\), variables\.tf:\d+ \(ours\)/);
});

test('--json is the same for programs, and alone on standard output', async () => {
  put(folder(), { ...THEIRS, 'mine.tf': 'variable "owner" {}\n' });
  const { target, files, clashes, refusals } = await json();
  expect(target).toBe(folder());
  const byPath = new Map(files.map((file) => [file.path, file]));
  expect(byPath.get('iam.tf')).toEqual({ path: 'iam.tf', status: 'new' });
  expect(byPath.get('README.md')).toEqual({
    path: 'README.md',
    status: 'changed',
    diff: expect.stringMatching(/^--- a\/README\.md\n/) as string,
  });
  expect(clashes).toEqual([
    {
      address: 'var.owner',
      yours: { file: 'mine.tf', line: 1 },
      ours: { file: 'variables.tf', line: expect.any(Number) as number },
    },
  ]);
  expect(refusals[0]).toContain('is not empty');
  expect(texts(folder())).toEqual({ ...THEIRS, 'mine.tf': 'variable "owner" {}\n' });

  expect((await json('--on-conflict=keep')).refusals).toEqual([]);
});

test('--json asks nothing in a terminal, and goes with --dry-run only', async () => {
  const { code, out, asked } = await runHere(['acme', '--dry-run', '--json'], folder(), () => undefined);
  expect({ code, asked }).toEqual({ code: 0, asked: [] });
  expect((JSON.parse(out) as PreviewJson).refusals).toEqual([]);
  const refused = await runHere(['acme', '--json'], folder());
  expect(refused).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('--json goes with --dry-run') as string,
  });
});

test('in a terminal it asks nothing about files, and says that a run does', async () => {
  put(folder(), THEIRS);
  const { code, out, asked } = await runHere(
    ['.', '--dry-run', '--name=acme'],
    folder(),
    ({ type, initial, choices }) =>
      type === 'select'
        ? (choices as { value: unknown }[])[Number(initial)].value
        : type === 'multiselect'
          ? []
          : initial,
  );
  expect(code).toBe(0);
  expect(out).toContain('- a run asks about each file that is there with other content: 4\n');
  expect(asked.filter((message) => message.startsWith('Overwrite'))).toEqual([]);
});

test('the tree has a line per folder of new files where it is brief', () => {
  const items = [
    { path: 'a/b.tf', status: 'new' },
    { path: 'a/c.tf', status: 'new' },
    { path: 'd/e.tf', status: 'new' },
    { path: 'd/f.tf', status: 'kept' },
    { path: 'g.tf', status: 'same' },
  ] as const;
  expect(treeText('x', items, createStyle(false), { brief: true })).toBe(
    'x/\n  + a/ 2 files\n  d/\n    + e.tf\n    . f.tf\n  = g.tf\n\n+ 3 new, = 1 same, . 1 kept\n',
  );
});

describeOnPosix('the temporary folder of a dry run', 'signals', () => {
  test.each([undefined, 'SIGTERM', 'SIGINT'] as const)('is gone afterwards; signal: %s', async (signal) => {
    mkdirSync(at('tmp'));
    let seen = false;
    const { code, stdout } = await runCli(['acme', '--dry-run'], {
      cwd: folder(),
      env: { TMPDIR: at('tmp') },
      started: (child) => {
        const timer = setInterval(() => {
          if (entries(at('tmp')).length === 0) return;
          clearInterval(timer);
          seen = true;
          if (signal) child.kill(signal);
        }, 1);
        child.on('close', () => clearInterval(timer));
      },
    });
    expect({ seen, code }).toEqual({ seen: true, code: signal ? 130 : 0 });
    expect(stdout === '').toBe(signal !== undefined);
    expect(entries(at('tmp'))).toEqual([]);
    expect(existsSync(at('acme'))).toBe(false);
  });
});
