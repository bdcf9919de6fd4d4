import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import * as path from 'path';
import { describeOnPosix } from '../../packages/create-ecs-runner/test/support/cli';
import { changedFiles, newRepository, readTree, temporaryFolder } from '../support/repository';

const PACKAGE = path.join(__dirname, '../..');
const RC = { type: 'ecs-runner-template.EcsRunnerProject', name: 'acme-runner' };

/** A repository in which this package is installed, and its options in a rc file of the given name. */
function repositoryWith(rcFile: string, text: string): string {
  const root = newRepository();
  mkdirSync(path.join(root, 'node_modules'));
  for (const name of ['projen', 'constructs']) {
    symlinkSync(path.join(PACKAGE, 'node_modules', name), path.join(root, 'node_modules', name), 'junction');
  }
  symlinkSync(PACKAGE, path.join(root, 'node_modules/ecs-runner-template'), 'junction');
  rmSync(path.join(root, '.projenrc.json'));
  writeFileSync(path.join(root, rcFile), text);
  return root;
}

function runSync(root: string, env: NodeJS.ProcessEnv = {}): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['.projen/sync.cjs'], {
    cwd: root,
    env: { ...process.env, PROJEN_DISABLE_POST: 'true', NODE_ENV: 'production', ...env },
  });
  return { code: status, output: `${stdout}${stderr}` };
}

const COMPONENT = `
const { EcsRunnerProject } = require('ecs-runner-template');
const { TextFile } = require('projen');
const project = new EcsRunnerProject({ name: 'acme-runner', spot: false });
new TextFile(project, 'NOTICE', { lines: ['ours'] });
project.synth();
`;

test('.projenrc.js can change options and add components of projen', () => {
  const root = repositoryWith('.projenrc.js', COMPONENT);
  const before = readTree(root);
  expect(runSync(root)).toEqual({ code: 0, output: '' });
  expect(readFileSync(path.join(root, 'NOTICE'), 'utf8')).toBe('ours');
  expect(changedFiles(before, readTree(root))).toContain('variables.tf');
  expect(readFileSync(path.join(root, 'iam.tf'), 'utf8')).toContain('edit .projenrc.js');

  writeFileSync(path.join(root, '.projenrc.js'), COMPONENT.replace(/new TextFile.*\n/, ''));
  expect(runSync(root).code).toBe(0);
  expect(existsSync(path.join(root, 'NOTICE'))).toBe(false);
});

test('.projenrc.ts runs where Node runs TypeScript, and says so where it does not', () => {
  const root = repositoryWith('.projenrc.ts', COMPONENT);
  const { code, output } = runSync(root);
  const runs = Boolean((process.features as { typescript?: string | false }).typescript);
  expect([code === 0, output.startsWith('.projenrc.ts needs Node 22.18 or newer')]).toEqual([runs, !runs]);
  expect(output).not.toContain('    at ');
  expect(existsSync(path.join(root, 'NOTICE'))).toBe(runs);
});

test('a wrong option is a message without a stack, and exit code 1', () => {
  const root = repositoryWith('.projenrc.json', '{ "type": "ecs-runner-template.EcsRunnerProject", "name": "X" }');
  const { code, output } = runSync(root);
  expect(code).toBe(1);
  expect(output).toBe(
    '1 option is wrong; no managed file was written.\n' +
      '  name: "X". Allowed: 3 to 32 of a-z, 0-9 and single "-" inside, starting with a letter. Fix it with --name.\n',
  );
});

test('the sync works from any current folder', () => {
  const root = repositoryWith('.projenrc.js', COMPONENT);
  const { status } = spawnSync(process.execPath, [path.join(root, '.projen/sync.cjs')], {
    cwd: path.parse(root).root,
    env: { ...process.env, PROJEN_DISABLE_POST: 'true', NODE_ENV: 'production' },
  });
  expect(status).toBe(0);
  expect(existsSync(path.join(root, 'NOTICE'))).toBe(true);
});

test('a rc file with a byte order mark is read', () => {
  const root = repositoryWith('.projenrc.json', `\uFEFF${JSON.stringify({ ...RC, spot: false })}`);
  expect(runSync(root)).toEqual({ code: 0, output: '' });
  expect(readFileSync(path.join(root, 'docs/options.md'), 'utf8')).toMatch(/`spot` .*\| false \|$/m);
});

test.each([
  ['a rc file with comments', '.projenrc.json', `// options\n${JSON.stringify({})}`, /^\.projenrc\.json is not JSON: /],
  ['a package.json with conflicts', 'package.json', '<<<<<<< HEAD\n', /^package\.json is not JSON: /],
  ['no rc file', undefined, '', /^There is no \.projenrc\.js or \.projenrc\.ts or \.projenrc\.json in /],
  [
    'an outdir in the rc file',
    '.projenrc.json',
    JSON.stringify({ outdir: 'x' }),
    /^1 option is wrong.*\n {2}outdir: "x"/,
  ],
])('%s is a message without a stack', (_, file, text, message) => {
  const root = repositoryWith('.projenrc.json', JSON.stringify(RC));
  rmSync(path.join(root, '.projen/synced'));
  if (file === undefined) {
    rmSync(path.join(root, '.projenrc.json'));
  } else {
    const content = text.startsWith('{') ? JSON.stringify({ ...RC, ...JSON.parse(text) }) : text;
    writeFileSync(path.join(root, file), content);
  }
  const { code, output } = runSync(root);
  expect(code).toBe(1);
  expect(output).toMatch(message);
  expect(output).not.toContain('    at ');
});

describeOnPosix('where another version is asked for than is installed', 'a shell script as npm', () => {
  test.each(['projen', 'constructs', 'ecs-runner-template'])('%s: the locked ones are installed first', (name) => {
    const root = repositoryWith('.projenrc.json', JSON.stringify(RC));
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    manifest.devDependencies[name] = '0.0.1';
    writeFileSync(path.join(root, 'package.json'), JSON.stringify(manifest));
    writeFileSync(path.join(root, 'package-lock.json'), '{}');
    const bin = temporaryFolder();
    writeFileSync(path.join(bin, 'npm'), '#!/bin/sh\necho "npm $*" >&2\nexit 7\n', { mode: 0o755 });
    const { code, output } = runSync(root, { PATH: `${bin}${path.delimiter}${process.env.PATH}` });
    expect(output).toContain('npm ci --no-audit --no-fund');
    expect(code).not.toBe(0);
    expect(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).toEqual(manifest);
  });
});

test('a repository cannot be ejected half-way: there is no such task', () => {
  const root = newRepository();
  const { tasks } = JSON.parse(readFileSync(path.join(root, '.projen/tasks.json'), 'utf8'));
  expect(Object.keys(tasks)).toContain('default');
  expect(Object.keys(tasks)).not.toContain('eject');
});
