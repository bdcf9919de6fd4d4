import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { runCli, useFolder } from './support/cli';

const folder = useFolder();
const file = (name: string) => path.join(folder(), name);
const create = (args: string[], env: Record<string, string> = {}) => {
  return runCli([...args, '--no-install', '--no-git'], { cwd: folder(), env });
};

test('a run from variables and a file saves its answers, and is repeated by flags alone', async () => {
  writeFileSync(file('team.yaml'), 'owner: team\nspot: false\nenvironments: [dev, prod]\n');
  const { code, stdout } = await create(['acme', '--yes', '--answers=team.yaml', '--save-answers=all.json'], {
    ECS_RUNNER_REGION: 'eu-west-1',
    AWS_REGION: 'eu-west-3',
  });
  expect(code).toBe(0);
  const input = { name: 'acme', owner: 'team', region: 'eu-west-1', spot: false, environments: ['dev', 'prod'] };
  expect(JSON.parse(readFileSync(file('acme/.projenrc.json'), 'utf8'))).toMatchObject(input);
  expect(JSON.parse(readFileSync(file('all.json'), 'utf8'))).toEqual(input);
  expect(stdout.trimEnd().split('\n').pop()).toMatch(
    / acme -- --yes --no-install --no-git --owner team --region eu-west-1 --no-spot --environments dev,prod$/,
  );
});

test('saved answers are enough for a second run', async () => {
  expect((await create(['acme', '--yes', '--no-spot', '--save-answers=a.yml'])).code).toBe(0);
  expect((await create(['two', '--answers=a.yml'])).code).toBe(0);
  expect(readFileSync(file('two/.projenrc.json'), 'utf8')).toBe(readFileSync(file('acme/.projenrc.json'), 'utf8'));
});

test('the options file of a repository is an answers file', async () => {
  expect((await create(['acme', '--yes', '--no-spot'])).code).toBe(0);
  expect((await create(['two', '--answers=acme/.projenrc.json'])).code).toBe(0);
  expect(readFileSync(file('two/.projenrc.json'), 'utf8')).toBe(readFileSync(file('acme/.projenrc.json'), 'utf8'));
});

test('nothing is saved, and nothing overwritten, where something is wrong', async () => {
  writeFileSync(file('package.json'), '{"name": "mine", "version": "1"}');
  const { code, stderr } = await create(['acme', '--yes', '--save-answers=package.json']);
  expect(code).toBe(2);
  expect(stderr.replace(/\n +/g, ' ')).toContain('"package.json" exists and is no answers file; give another name');
  expect((await create(['acme', '--yes', '--save-answers=a.json', '--region=mars'])).code).toBe(2);
  expect(existsSync(file('a.json')) || existsSync(file('acme'))).toBe(false);
});
