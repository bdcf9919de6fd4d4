import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { commitAll, git, put, THEIRS } from './support/adopted';
import { describeOnPosix, entries, texts, useFolder } from './support/cli';
import { CTRL_C, DOWN, ENTER, Terminal } from './support/terminal';

const folder = useFolder();
let terminal: Terminal;
afterEach(() => terminal.close());

/** Only files are asked about. */
const FLAGS = ['--yes', '--on-conflict=ask', '--name=acme', '--no-install', '--no-git'];

function open(options: ConstructorParameters<typeof Terminal>[2], ...flags: string[]): void {
  terminal = new Terminal(['.', ...FLAGS, ...flags], folder(), options);
}

const times = (count: number) => Array.from({ length: count }, () => DOWN);

/** What the screen shows from a line on. */
function screenFrom(line: string): string[] {
  const lines = terminal.text().split('\n');
  return lines.slice(lines.lastIndexOf(line));
}

describeOnPosix('a merge in a terminal', 'a pseudo terminal and signals', () => {
  test.each([
    [40, {}],
    [100, {}],
    [40, { NO_COLOR: '1' }],
    [100, { NO_COLOR: '1' }],
  ])('shows the plan and asks about each file, in %i columns with %j', async (cols, env) => {
    put(folder(), THEIRS);
    open({ cols, env });
    await terminal.answer('Overwrite .gitignore?', ENTER);
    expect(terminal.text()).toMatch(/\n {2}~ \.gitignore\n[^]*\n {2}~ README\.md\n[^]*\n\+ \d+ new, ~ 4 changed\n/);
    await terminal.answer('Overwrite README.md?', DOWN, DOWN, ENTER);
    await terminal.shows('--- a/README.md\n+++ b/README.md\n');
    await terminal.shows('-# Theirs');
    await terminal.answer('Overwrite README.md?', DOWN, ENTER);
    await terminal.answer('Overwrite main.tf?', ...times(3));
    await terminal.shows('ours as main.ecs-runner.tf');
    await terminal.answer('Overwrite main.tf?', ENTER);
    await terminal.answer('Overwrite package.json?', DOWN, ENTER);
    expect(await terminal.exit()).toBe(0);
    expect(texts(folder())).toMatchObject({ '.gitignore': '*.log\n', 'main.tf': THEIRS['main.tf'] });
    expect(entries(folder())).toContain('main.ecs-runner.tf');
    expect(readFileSync(path.join(folder(), 'README.md'), 'utf8')).toMatch(/^# acme/);
    // The cursor's own codes are no colours.
    expect(/\u001b\[[\d;]*m/.test(terminal.output)).toBe(Object.keys(env).length === 0);
  });

  test('the question, as it is seen', async () => {
    put(folder(), THEIRS);
    open({ cols: 40 });
    await terminal.answer('Overwrite .gitignore?', ...times(3));
    await terminal.shows('ours as');
    expect(screenFrom('? Overwrite .gitignore? › arrows, enter')).toEqual([
      '? Overwrite .gitignore? › arrows, enter',
      '    Keep yours',
      '    Overwrite with ours',
      '    Show the differences',
      '❯   Keep both',
      '    ours as .gitignore.ecs-runner',
      '    Keep yours, here and in the rest',
      '    Overwrite, here and in the rest',
      '    Abort',
    ]);
    await terminal.answer('Overwrite .gitignore?', CTRL_C);
    expect(await terminal.exit()).toBe(130);
  });

  test.each([
    ['keep', 4, THEIRS['main.tf']],
    ['overwrite', 5, undefined],
  ])('%s here and in the rest', async (_, downs, main) => {
    put(folder(), THEIRS);
    open({});
    await terminal.answer('Overwrite .gitignore?', ...times(downs), ENTER);
    expect(await terminal.exit()).toBe(0);
    expect(terminal.text()).not.toContain('Overwrite README.md?');
    expect(texts(folder())['main.tf'] === THEIRS['main.tf']).toBe(main !== undefined);
  });

  test.each([
    ['Abort', [...times(6), ENTER]],
    ['Ctrl-C', [CTRL_C]],
  ])('%s at the second file writes nothing', async (_, keys) => {
    put(folder(), THEIRS);
    open({});
    await terminal.answer('Overwrite .gitignore?', DOWN, ENTER);
    await terminal.answer('Overwrite README.md?', ...keys);
    expect(await terminal.exit()).toBe(130);
    expect(terminal.text()).toContain('Cancelled: nothing was written.');
    expect(texts(folder())).toEqual(THEIRS);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s at the second file writes nothing', async (signal) => {
    put(folder(), THEIRS);
    open({});
    await terminal.answer('Overwrite .gitignore?', DOWN, ENTER);
    await terminal.shows('Overwrite README.md?');
    process.kill(terminal.pid, signal);
    expect(await terminal.exit()).toBe(130);
    expect(texts(folder())).toEqual(THEIRS);
  });

  test('without a conflict, one question is left', async () => {
    put(folder(), { 'notes.txt': 'mine' });
    open({});
    await terminal.answer('Write this beside what is there?', 'n');
    expect(await terminal.exit()).toBe(130);
    expect(texts(folder())).toEqual({ 'notes.txt': 'mine' });
  });

  test('a dirty Git tree is refused before anything is asked', async () => {
    put(folder(), THEIRS);
    commitAll(folder());
    put(folder(), { 'README.md': 'changed' });
    terminal = new Terminal(['.', '--no-install'], folder(), { cols: 40 });
    expect(await terminal.exit()).toBe(2);
    expect(terminal.text()).toMatch(/not committed:\s+README\.md;/);
    expect(terminal.text()).not.toContain('BASICS');
    expect(git(folder(), 'status', '--porcelain')).toBe('M README.md');
  });

  test('the folder is asked for again where its Git tree is dirty', async () => {
    put(path.join(folder(), 'theirs'), THEIRS);
    git(folder(), 'init', '--quiet');
    terminal = new Terminal(['--no-install'], folder(), { cols: 100 });
    await terminal.answer('Folder', 'theirs', ENTER);
    await terminal.shows('✖ the Git tree of');
    await terminal.answer('Folder', 'ours', ENTER);
    await terminal.answer('Name of the runner', CTRL_C);
    expect(await terminal.exit()).toBe(130);
  });

  test('a dry run asks nothing about files', async () => {
    put(folder(), THEIRS);
    open({ cols: 40 }, '--dry-run');
    expect(await terminal.exit()).toBe(0);
    expect(terminal.text()).toContain('A dry run: nothing was written.');
    expect(texts(folder())).toEqual(THEIRS);
  });
});
