import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { describeOnPosix, entries, runCli, texts, useFolder } from './support/cli';
import { installedRepository } from './support/repository';
import { Terminal } from './support/terminal';
import { CHECKS } from '../src/doctor/checks';
import type { Finding } from '../src/doctor/finding';
import { reportText } from '../src/doctor/report';
import { openRepository } from '../src/doctor/repository';
import type { Exec, ExecResult } from '../src/exec';
import { ownTemplate } from '../src/template';
import { createStyle } from '../src/terminal/output';

const folder = useFolder();
const VERSION = ownTemplate.version;
let root = '';
beforeEach(() => (root = installedRepository(path.join(folder(), 'acme-runner'))));

const MISSING: ExecResult = { ok: false, missing: true, stdout: '', output: '', reason: '' };

/** Programs that print what the table says; all others are not installed. */
function programs(outputs: Readonly<Record<string, string>>): Exec {
  return (program) => {
    const stdout = outputs[program];
    return Promise.resolve(
      stdout === undefined ? MISSING : { ok: true, missing: false, stdout, output: stdout, reason: '' },
    );
  };
}

async function check(name: string, exec: Exec = programs({})): Promise<Finding[]> {
  return CHECKS[name](openRepository(root, 'acme-runner'), exec);
}

const at = (file: string) => path.join(root, file);
const write = (file: string, content: unknown) => {
  rmSync(at(file), { force: true });
  writeFileSync(at(file), typeof content === 'string' ? content : JSON.stringify(content));
};
const manifest = () =>
  JSON.parse(readFileSync(at('package.json'), 'utf8')) as { devDependencies: Record<string, string> };

test.each(['node', 'packages', 'options', 'sync', 'managed files'])(
  '%s: all is well in a new repository',
  async (name) => {
    expect((await check(name)).map(({ level }) => level)).toEqual(['ok']);
  },
);

describe('packages', () => {
  test('that are not installed', async () => {
    rmSync(at('node_modules/projen'));
    expect(await check('packages')).toEqual([
      { level: 'problem', message: 'not installed: projen', fix: 'Run `npm install`' },
    ]);
  });

  test('in another version than package.json asks for', async () => {
    write('package.json', { devDependencies: { ...manifest().devDependencies, 'ecs-runner-template': '9.9.9' } });
    write('package-lock.json', {});
    expect(await check('packages')).toMatchObject([
      {
        message: `package.json asks for other versions: ecs-runner-template ${VERSION} instead of 9.9.9`,
        fix: 'Run `npm ci`',
      },
    ]);
  });

  test('that package.json lost', async () => {
    write('package.json', {});
    expect(await check('packages')).toMatchObject([
      { level: 'problem', message: expect.stringContaining('does not ask for') as string },
    ]);
  });
});

describe('lock file', () => {
  const locked = (devDependencies: object) => write('package-lock.json', { packages: { '': { devDependencies } } });

  test('missing', async () => {
    expect(await check('lock file')).toMatchObject([
      { level: 'problem', fix: expect.stringContaining('npm install') as string },
    ]);
  });

  test('as package.json', async () => {
    locked(manifest().devDependencies);
    expect(await check('lock file')).toMatchObject([{ level: 'ok' }]);
  });

  test('behind package.json', async () => {
    locked({ ...manifest().devDependencies, projen: '0.1.0' });
    expect(await check('lock file')).toMatchObject([
      { level: 'problem', message: expect.stringMatching(/: projen$/) as string },
    ]);
  });

  test('of another package manager', async () => {
    write('pnpm-lock.yaml', '');
    expect(await check('lock file')).toMatchObject([{ level: 'ok', message: 'pnpm-lock.yaml' }]);
  });
});

describe('options', () => {
  test('all problems are told, with their flags', async () => {
    write('.projenrc.json', {
      type: 'ecs-runner-template.EcsRunnerProject',
      name: 'acme-runner',
      region: 'mars',
      spott: true,
    });
    const messages = (await check('options')).map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringMatching(/^spott true is refused; .*spot/),
      expect.stringMatching(/^region "mars" is refused; .*\(--region\)$/),
    ]);
  });

  test('that are no JSON', async () => {
    write('.projenrc.json', '{');
    expect(await check('options')).toMatchObject([
      { level: 'problem', fix: expect.stringContaining('"type"') as string },
    ]);
  });

  test('that are a program are not run', async () => {
    write('.projenrc.js', 'process.exit(9)');
    expect(await check('options')).toMatchObject([{ level: 'note' }]);
  });
});

describe('sync', () => {
  const ledger = '.projen/managed.sha256';
  const withVersions = (...versions: string[]) => {
    const lines = versions.map((version) => `# ecs-runner-template ${version}\n`);
    write(ledger, readFileSync(at(ledger), 'utf8').replace(/^# .*\n/, lines.join('')));
  };

  test.each([
    ['an older version', ['0.0.9'], /generated by 0\.0\.9/, /npx projen/],
    ['a newer version', ['9.9.9'], /9\.9\.9 generated the files last/, /ecs-runner-template@9\.9\.9/],
    ['both sides of a merge', ['0.0.9', VERSION], /a merge left/, /npx projen/],
  ])('by %s', async (_, versions, message, fix) => {
    withVersions(...versions);
    expect(await check('sync')).toMatchObject([
      {
        level: 'problem',
        message: expect.stringMatching(message) as string,
        fix: expect.stringMatching(fix) as string,
      },
    ]);
  });
});

test('managed files that were edited, and that are missing', async () => {
  chmodSync(at('main.tf'), 0o644);
  appendFileSync(at('main.tf'), '# mine\n');
  rmSync(at('iam.tf'));
  mkdirSync(at('.projen/edits'));
  expect(await check('managed files')).toMatchObject([
    { level: 'problem', files: ['main.tf'], fix: expect.stringContaining('"released"') as string },
    { level: 'problem', files: ['iam.tf'] },
    { level: 'note' },
  ]);
});

describe('newest', () => {
  test.each([
    ['9.9.9', 'problem', /9\.9\.9 is out/],
    [VERSION, 'ok', /newest/],
    ['0.0.1', 'ok', /newest/],
    ['', 'note', /not known/],
  ])('the registry says %j: %s', async (version, level, message) => {
    const [found] = await check('newest', programs({ npm: `${version}\n` }));
    expect(found).toMatchObject({ level, message: expect.stringMatching(message) as string });
  });

  test('offline is a note', async () => {
    const offline: Exec = () =>
      Promise.resolve({ ok: false, missing: false, stdout: '', output: '', reason: 'ENOTFOUND' });
    expect(await check('newest', offline)).toMatchObject([{ level: 'note' }]);
  });
});

describe('tools', () => {
  const levels = async (exec: Exec) => (await check('tools', exec)).map(({ level, message }) => `${level} ${message}`);

  test('Git and Terraform are needed, the others are for checks', async () => {
    const found = await levels(programs({}));
    expect(found).toEqual([
      'problem git is not installed',
      'problem terraform is not installed',
      expect.stringMatching(/^note not installed.*: tflint .*checkov/),
    ]);
  });

  test('Terraform before 1.11 is too old', async () => {
    const found = await levels(programs({ git: 'git version 2.39.5', terraform: 'Terraform v1.10.5\non linux_amd64' }));
    expect(found).toContainEqual(expect.stringMatching(/^problem terraform 1\.10\.5 is too old/));
  });

  test('versions older than tested are a note', async () => {
    const found = await levels(
      programs({ git: 'git version 2.39.5', terraform: 'Terraform v1.11.0', tflint: 'TFLint version 9.9.9' }),
    );
    expect(found).toEqual([
      expect.stringMatching(/^note not installed/),
      expect.stringMatching(/^note older .*: terraform 1\.11\.0 \(tested: 1\.11\.4\)$/),
      'ok git 2.39.5, terraform 1.11.0, tflint 9.9.9',
    ]);
  });
});

describe('hooks', () => {
  const git = programs({ git: '.git/hooks/pre-commit\n' });

  test('outside of Git', async () => expect(await check('hooks')).toMatchObject([{ level: 'note' }]));
  test('not installed', async () => {
    expect(await check('hooks', git)).toMatchObject([{ level: 'note', fix: 'Run `pre-commit install`' }]);
  });
  test('installed', async () => {
    mkdirSync(at('.git/hooks'), { recursive: true });
    write('.git/hooks/pre-commit', '#!/bin/sh\n# File generated by pre-commit\n');
    expect(await check('hooks', git)).toMatchObject([{ level: 'ok' }]);
  });
});

test('the report fits 40 columns and hides control characters', () => {
  const finding: Finding = {
    level: 'problem',
    message: 'words '.repeat(20).trim(),
    fix: 'Do this',
    files: ['a\u001b[31mb'],
  };
  const text = reportText([['managed files', [finding]]], 40, createStyle(false));
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
  expect(text).toContain('a\\u001b[31mb');
  expect(text).toMatch(/FAIL {2}managed files: words/);
  expect(text).toMatch(/1 problem, 0 notes\.\n$/);
});

describe('the command', () => {
  test('--json names every check, ends with 1, and changes nothing', async () => {
    rmSync(at('iam.tf'));
    const before = texts(root);
    const { code, stdout } = await runCli(['doctor', 'acme-runner', '--json'], { cwd: folder() });
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as { ok: boolean; findings: { check: string; files?: string[] }[] };
    expect(report.ok).toBe(false);
    expect(new Set(report.findings.map((finding) => finding.check))).toEqual(new Set(Object.keys(CHECKS)));
    expect(report.findings).toContainEqual(expect.objectContaining({ check: 'managed files', files: ['iam.tf'] }));
    expect(texts(root)).toEqual(before);
  });

  test('is wrong usage in a folder that is no such repository', async () => {
    mkdirSync(path.join(folder(), 'other'));
    const { code, stderr } = await runCli(['doctor', 'other'], { cwd: folder() });
    expect(code).toBe(2);
    expect(stderr).toContain('"other" is no repository made by create-ecs-runner');
    expect(entries(path.join(folder(), 'other'))).toEqual([]);
  });

  test('--environment and --policy need --trust', async () => {
    const { code, stderr } = await runCli(['doctor', 'acme-runner', '--policy=x', '--environment=y'], {
      cwd: folder(),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/--environment.*--trust[^]*--policy.*--trust/);
  });
});

describeOnPosix('the command in a terminal', 'a pseudo terminal', () => {
  let terminal: Terminal;
  afterEach(() => terminal.close());

  test.each<[number, string, Record<string, string>]>([
    [40, 'with colours', {}],
    [40, 'without', { NO_COLOR: '1' }],
    [100, 'with colours', {}],
    [100, 'without', { NO_COLOR: '1' }],
  ])('fits into %i columns, %s, and leaves no trace of its progress', async (cols, _, env) => {
    rmSync(at('iam.tf'));
    // A registry that never answers is given up.
    const npm = path.join(folder(), 'bin', 'npm');
    mkdirSync(path.dirname(npm));
    writeFileSync(npm, '#!/bin/sh\nsleep 1; exit 1\n', { mode: 0o755 });
    const PATH = `${path.dirname(npm)}${path.delimiter}${process.env.PATH}`;
    terminal = new Terminal(['doctor', 'acme-runner'], folder(), { cols, env: { ...env, PATH } });
    expect(await terminal.exit()).toBe(1);
    const screen = terminal.text();
    expect(terminal.output).toContain('Checking 0 s');
    expect(screen).not.toContain('Checking');
    expect(screen).toMatch(
      /^FAIL {2}managed files: 1 managed file is\s+missing\n {8}iam\.tf\n {6}Run `npx projen`\.$/m,
    );
    expect(screen.replace(/\s+/g, ' ')).toContain('newest: not known: the registry did not tell the newest version');
    expect(screen).toMatch(/\d+ problems?, \d+ notes?\.$/);
    expect(terminal.output.includes('\u001b[31m')).toBe(env.NO_COLOR === undefined);
  });
});
