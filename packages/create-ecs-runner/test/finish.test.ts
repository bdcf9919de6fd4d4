import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { errorLine, type Exec, type ExecResult } from '../src/exec';
import { describeOnPosix, runCli, useFolder, userEnvironment } from './support/cli';
import { commitFiles } from '../src/finish/git';
import { install } from '../src/finish/install';
import { findPackageManager, firstInstalled } from '../src/finish/package-manager';
import { withProgress } from '../src/terminal/progress';

const folder = useFolder();
const at = (...parts: string[]) => path.join(folder(), ...parts);
const OK: ExecResult = { ok: true, missing: false, stdout: '', output: '', reason: '' };

/** Programs that write down how they were started and answer from a table. */
function programs(answers: (command: string) => Partial<ExecResult> | undefined = () => undefined) {
  const started: string[] = [];
  const exec: Exec = (program, args) => {
    const command = [program, ...args].join(' ');
    started.push(command);
    return Promise.resolve({ ...OK, ...answers(command) });
  };
  return { exec, started };
}

describe('the package manager', () => {
  test('is the one that was told', () => {
    writeFileSync(at('yarn.lock'), '');
    expect(findPackageManager(folder(), 'bun', 'pnpm/10.1.0 npm/?')).toBe('bun');
  });

  test.each([
    ['package-lock.json', 'npm'],
    ['pnpm-lock.yaml', 'pnpm'],
    ['yarn.lock', 'yarn'],
    ['bun.lock', 'bun'],
    ['bun.lockb', 'bun'],
  ])('else the one of %s: %s', (file, manager) => {
    writeFileSync(at(file), '');
    expect(findPackageManager(folder(), undefined, 'other/1.0.0')).toBe(manager);
  });

  test.each([
    ['npm/11.1.0 node/v22.0.0 linux x64 workspaces/false', 'npm'],
    ['pnpm/10.1.0 npm/? node/v22.0.0 linux x64', 'pnpm'],
    ['yarn/1.22.22 npm/? node/v22.0.0 linux x64', 'yarn'],
    ['bun/1.3.0 npm/? node/v24.0.0 linux x64', 'bun'],
    ['cnpm/9.0.0', undefined],
    ['', undefined],
  ])('else the one that started it: %s', (agent, manager) => {
    expect(findPackageManager(folder(), undefined, agent)).toBe(manager);
  });

  test('else the first that is installed', () => {
    writeFileSync(at('yarn'), '');
    writeFileSync(at('pnpm.cmd'), '');
    expect(firstInstalled(`/nowhere${path.delimiter}${folder()}`, 'linux')).toBe('yarn');
    expect(firstInstalled(folder(), 'win32')).toBe('pnpm');
    expect(firstInstalled('', 'linux')).toBe('npm');
  });

  test('that is none of the four is refused', async () => {
    const { code, stderr } = await runCli(['acme', '--package-manager=cargo'], { cwd: folder() });
    expect(code).toBe(2);
    expect(stderr).toContain('"cargo" is refused; allowed: npm, pnpm, yarn, bun');
  });
});

describe('install', () => {
  test('by another than npm makes the lock file of the workflows first, and says where that fails', async () => {
    const { exec, started } = programs((command) => (command.startsWith('npm') ? { ok: false, missing: true } : OK));
    const { failure, note } = await install(exec, 'pnpm', folder(), false);
    expect(started.map((command) => command.split(' --')[0])).toEqual(['npm install', 'pnpm install']);
    expect(failure).toBeUndefined();
    expect(note).toMatch(/need package-lock\.json, which could not be made: npm install --package-lock-only/);
  });

  test('looks into the registry where the cache does not know a new version', async () => {
    const outdated = { ok: false, output: 'npm error code ETARGET' };
    const { exec, started } = programs((command) => (command.includes('--prefer-offline') ? outdated : OK));
    expect(await install(exec, 'npm', folder(), false)).toEqual({});
    expect(started).toHaveLength(2);
  });

  test('tells a failure with the end of what was written', async () => {
    const output = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
    const { exec } = programs(() => ({ ok: false, reason: 'no network', output }));
    const { failure } = await install(exec, 'npm', folder(), false);
    expect(failure).toEqual({ reason: 'no network', output: expect.stringMatching(/^line 10\n[^]*line 29$/) });
  });

  test('by Yarn 2 and later keeps node_modules in its settings, and no lock file', async () => {
    const { exec } = programs((command) => ({ stdout: command === 'yarn --version' ? '4.18.1' : '' }));
    await install(exec, 'yarn', folder(), false);
    expect(readFileSync(at('.yarnrc.yml'), 'utf8')).toContain('nodeLinker: node-modules\n');
    expect(existsSync(at('yarn.lock'))).toBe(false);
  });

  test("by Yarn leaves the user's settings and lock file alone", async () => {
    writeFileSync(at('.yarnrc.yml'), 'mine');
    writeFileSync(at('yarn.lock'), 'mine');
    const { exec } = programs(() => ({ stdout: '4.18.1' }));
    await install(exec, 'yarn', folder(), false);
    expect(readFileSync(at('.yarnrc.yml'), 'utf8')).toBe('mine');
    expect(readFileSync(at('yarn.lock'), 'utf8')).toBe('mine');
  });
});

describe('why an installation failed is one line of its output', () => {
  const npm = (...lines: string[]) => lines.map((line) => `npm error ${line}`.trimEnd()).join('\n');

  test.each([
    [
      'npm, 404',
      npm('code E404', '404 Not Found - GET https://example.com/nope', '404', 'A complete log of this run …'),
      '404 Not Found - GET https://example.com/nope',
    ],
    [
      'npm, no network',
      npm('code ECONNREFUSED', 'syscall connect', 'errno ECONNREFUSED', 'FetchError: request failed', '    at emit'),
      'FetchError: request failed',
    ],
    ['npm, before version 9', 'npm ERR! code E404\nnpm ERR! 404 Not Found', '404 Not Found'],
    [
      'pnpm',
      ' ERR_PNPM_NO_MATCHING_VERSION  No matching version\n\nThis error …',
      'ERR_PNPM_NO_MATCHING_VERSION  No matching version',
    ],
    ['pnpm 11', 'Error: ERR_PNPM_FETCH_404\n\n  × installing dependencies', 'ERR_PNPM_FETCH_404'],
    [
      'Yarn 1',
      'info No lockfile found.\nerror Couldn\'t find package "nope".\ninfo Visit …',
      'Couldn\'t find package "nope".',
    ],
    [
      'Yarn 4',
      '➤ YN0000: · Yarn 4.18.1\n➤ YN0035: │ nope@npm:1.0.0: Package not found\n➤ YN0000: · Failed',
      'YN0035: │ nope@npm:1.0.0: Package not found',
    ],
    [
      'bun',
      'Resolving dependencies\nerror: GET https://example.com/nope - 404\nerror: nope failed',
      'GET https://example.com/nope - 404',
    ],
    ['another program', 'fatal: not a git repository', undefined],
  ])('%s', (_, output, line) => {
    expect(errorLine(output)).toBe(line);
  });
});

describe('a commit in a repository of the user', () => {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder(), env: userEnvironment(), encoding: 'utf8' }).trim();
  /** jest does not load execa, which is a module of the other kind. */
  const exec: Exec = (program, args, { cwd, input }) => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd,
      input,
      env: userEnvironment(),
      encoding: 'utf8',
    });
    return Promise.resolve({ ...OK, ok: status === 0, stdout, output: stdout + stderr, reason: stderr.trim() });
  };

  beforeEach(() => {
    git('init', '--quiet');
    for (const name of ['committed', 'staged', 'untracked', 'main.tf']) writeFileSync(at(name), 'mine');
    git('add', 'committed', 'main.tf');
    git('commit', '--quiet', '--message=mine');
    writeFileSync(at('committed'), 'changed');
    git('add', 'staged', 'committed');
    mkdirSync(at('docs'));
    for (const name of ['main.tf', 'docs/[a].md']) writeFileSync(at(name), 'ours');
  });

  test('holds our files only; what was staged stays staged', async () => {
    expect(await commitFiles(exec, folder(), ['main.tf', 'docs/[a].md'], 'ours', '.projen/synced')).toBeUndefined();
    expect(git('-c', 'core.quotePath=false', 'show', '--format=', '--name-only').split('\n')).toEqual([
      'docs/[a].md',
      'main.tf',
    ]);
    expect(git('status', '--porcelain')).toBe('M  committed\nA  staged\n?? untracked');
  });

  test('that fails leaves the index as it was', async () => {
    writeFileSync(at('.git', 'hooks', 'pre-commit'), '#!/bin/sh\necho refused >&2\nexit 1\n', { mode: 0o755 });
    const before = readFileSync(at('.git', 'index'));
    expect(await commitFiles(exec, folder(), ['main.tf', 'docs/[a].md'], 'ours', '.projen/synced')).toBe(
      'git commit: refused',
    );
    expect(readFileSync(at('.git', 'index')).equals(before)).toBe(true);
  });
});

describe('progress', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** What is written while work takes some time. */
  async function written(
    milliseconds: number,
    screen: { interactive?: boolean; unicode?: boolean; columns?: number } = {},
  ) {
    let text = '';
    const out = (more: string) => void (text += more);
    const work = new Promise<string>((resolve) => setTimeout(resolve, milliseconds, 'done'));
    const shown = withProgress('Installing', work, {
      interactive: true,
      env: {},
      unicode: true,
      columns: 40,
      ...screen,
      out,
    });
    await jest.advanceTimersByTimeAsync(milliseconds);
    expect(await shown).toBe('done');
    return text;
  }

  test('is not shown for what takes half a second, nor where there is no terminal', async () => {
    expect(await written(450)).toBe('');
    expect(await written(5000, { interactive: false })).toBe('');
  });

  test('is one line that is gone at the end', async () => {
    const text = await written(2000);
    expect(text).toContain('\r\u001b[K⠋ Installing 0 s');
    expect(text).toContain(' Installing 1 s');
    expect(text.endsWith('\r\u001b[K')).toBe(true);
    expect(text).not.toContain('\n');
  });

  test('is ASCII where the terminal shows no more, and fits into a line', async () => {
    expect(await written(2000, { unicode: false })).toMatch(/^[\u0000-\u007f]+$/);
    for (const line of (await written(2000, { columns: 10 })).split('\r\u001b[K')) expect(line.length).toBeLessThan(10);
  });
});

describeOnPosix('an installation that is interrupted', 'signals', () => {
  test('ends its process, and leaves the files', async () => {
    const bin = at('bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'pnpm'), `#!/bin/sh\necho started $$\nexec sleep 60\n`, { mode: 0o755 });
    writeFileSync(path.join(bin, 'npm'), '#!/bin/sh\n', { mode: 0o755 });
    let pid = 0;
    const { code } = await runCli(['acme-runner', '--yes', '--package-manager=pnpm'], {
      cwd: folder(),
      env: { PATH: `${bin}${path.delimiter}${process.env.PATH}` },
      started: (child) =>
        child.stdout!.on('data', (data: Buffer) => {
          const found = /started (\d+)/.exec(data.toString());
          if (!found) return;
          pid = Number(found[1]);
          child.kill('SIGINT');
        }),
    });
    expect(code).toBe(130);
    expect(pid).toBeGreaterThan(0);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(existsSync(at('acme-runner', 'iam.tf'))).toBe(true);
  });
});
