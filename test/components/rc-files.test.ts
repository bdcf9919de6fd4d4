import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import * as path from 'path';
import { changedFiles, newRepository, readTree } from '../support/repository';

const PACKAGE = path.join(__dirname, '../..');

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

function runSync(root: string): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['.projen/sync.cjs'], {
    cwd: root,
    env: { ...process.env, PROJEN_DISABLE_POST: 'true', NODE_ENV: 'production' },
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
  expect([code === 0, output.includes('.projenrc.ts needs Node 22.18 or newer')]).toEqual([runs, !runs]);
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
