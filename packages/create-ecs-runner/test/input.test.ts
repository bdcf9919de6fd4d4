import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { UsageError } from '../src/errors';
import { readAnswers, saveAnswers, saveProblem } from '../src/input/answers';
import { readEnvironment, variableOf } from '../src/input/environment';
import { parseRemote } from '../src/input/remote';
import { createSuggest } from '../src/input/surroundings';
import { ownTemplate } from '../src/template';
import { useFolder } from './support/cli';
import { planIn, programs, type Scene } from './support/interview';

const folder = useFolder();
const context = () => ({ template: ownTemplate, cwd: folder() });
const write = (file: string, text: string) => writeFileSync(path.join(folder(), file), text);

/** What a run without questions ends with: its options, or its problems. */
async function outcome(scene: Scene): Promise<unknown> {
  try {
    return (await planIn(folder(), { interactive: false, ...scene }).plan).input;
  } catch (error) {
    return error instanceof UsageError ? error.problems : error;
  }
}

describe('the environment', () => {
  test('has a variable for every option, of its own type', () => {
    const text = { string: 'x', number: '7', list: 'a, b', boolean: 'false' };
    const typed = { string: 'x', number: 7, list: ['a', 'b'], boolean: false };
    for (const { name, flag, type } of ownTemplate.describeOptions()) {
      const read = readEnvironment({ [variableOf(flag)]: text[type] }, ownTemplate);
      expect(read).toEqual({ options: { [name]: typed[type] }, problems: [] });
    }
    expect(variableOf('log-retention-days')).toBe('ECS_RUNNER_LOG_RETENTION_DAYS');
  });

  test.each([
    ['an empty one counts as not set', { ECS_RUNNER_REGION: '' }, []],
    [
      'a misspelt one is refused',
      { ECS_RUNNER_REGOIN: 'x' },
      [/^ECS_RUNNER_REGOIN .*did you mean ECS_RUNNER_REGION\?$/],
    ],
    ["somebody else's is left alone", { ECS_RUNNER_READINESS_PYTHON: 'x', ECS_RUNNER_ID: 'x', REGION: 'x' }, []],
  ])('%s', (_, env, problems) => {
    const read = readEnvironment(env, ownTemplate);
    expect(read).toEqual({ options: {}, problems: problems.map((problem) => expect.stringMatching(problem)) });
  });
});

describe('an answers file', () => {
  test.each([
    ['answers.json', '\uFEFF{"$schema": "x", "type": "y", "name": "acme", "spot": false, "alarmEmail": null}'],
    ['answers.yaml', '# ours\nname: acme\nspot: false\n'],
    ['answers.yml', 'name: acme\nspot: false\nalarmEmail:\n'],
  ])('%s', (file, text) => {
    write(file, text);
    expect(readAnswers(file, context())).toEqual({ options: { name: 'acme', spot: false }, problems: [] });
  });

  test.each([
    ['missing.json', undefined, /^--answers: missing\.json: ENOENT/],
    ['a.txt', '{}', /^--answers: "a\.txt" must end in \.json, \.yaml or \.yml$/],
    ['a.json', '{"name"}', /^--answers: a\.json: .*JSON/],
    ['a.json', '["name"]', /^--answers: a\.json: holds no options by name$/],
    ['a.yaml', '', /^--answers: a\.yaml: holds no options by name$/],
    ['a.yaml', 'name: a\nname: b', /^--answers: a\.yaml: Map keys must be unique at line 2/],
    [
      'a.yaml',
      'log-retention-days: 400',
      /^a\.yaml: "log-retention-days" is no option; did you mean logRetentionDays\?$/,
    ],
    ['a.json', '{"__proto__": {"spot": true}}', /^a\.json: "__proto__" is no option; there are name, /],
  ])('%s with %j is refused', (file, text, problem) => {
    if (text !== undefined) write(file, text);
    expect(readAnswers(file, context())).toEqual({ options: {}, problems: [expect.stringMatching(problem)] });
  });

  test.each(['a.json', 'a.yaml', 'a.yml'])('%s is saved as it is read', (file) => {
    const options = { name: 'acme', spot: false, environments: ['a', 'b'], logRetentionDays: 400, owner: '4711' };
    saveAnswers(file, options, context());
    saveAnswers(file, options, context());
    expect(readAnswers(file, context())).toEqual({ options, problems: [] });
  });

  test.each([
    ['package.json', '{"name": "x", "version": "1"}'],
    ['a.yaml', '- name'],
    ['a.json', 'no JSON'],
    ['.projenrc.json', '{"type": "ecs-runner-template.EcsRunnerProject", "name": "acme"}'],
  ])('%s with %j is not overwritten', (file, text) => {
    write(file, text);
    expect(saveProblem(file, context())).toMatch(/exists and is no answers file; give another name$/);
    expect(() => saveAnswers(file, { name: 'acme' }, context())).toThrow('is no answers file');
    expect(readFileSync(path.join(folder(), file), 'utf8')).toBe(text);
  });

  test.each(['a.toml', 'no/such/folder/a.json'])('cannot be saved as %s', (file) => {
    expect(saveProblem(file, context())).toMatch(/^--save-answers: /);
    expect(existsSync(path.join(folder(), file))).toBe(false);
  });
});

describe('of several sources', () => {
  test('flags come before the environment, before an answers file, before defaults', async () => {
    write('a.yaml', 'owner: file\ncostCenter: file\nregion: eu-west-1\nspot: false');
    expect(
      await outcome({
        argv: ['acme', '--answers=a.yaml', '--owner=flag'],
        env: { ECS_RUNNER_OWNER: 'env', ECS_RUNNER_COST_CENTER: 'env' },
      }),
    ).toEqual({ name: 'acme', owner: 'flag', costCenter: 'env', region: 'eu-west-1', spot: false });
  });

  test('a name in any of them is a folder, too', async () => {
    write('a.json', '{"name": "from-file"}');
    expect(await planIn(folder(), { interactive: false, argv: ['--answers=a.json'] }).plan).toMatchObject({
      directory: 'from-file',
      input: { name: 'from-file' },
    });
  });

  test('all problems are told at once, with the source and the flag', async () => {
    write('a.yaml', 'regoin: x\nspot: perhaps\ncomplianceScope: soc2\nowner: [a]');
    const env = { ECS_RUNNER_REGION: 'mars', ECS_RUNNER_KMS_CMK: 'no', ECS_RUNNER_REGOIN: 'x' };
    expect(
      await outcome({ argv: ['--answers=a.yaml', '--ci=jenkins', '--nonsense', '--save-answers=a.txt'], env }),
    ).toEqual([
      '--nonsense is no flag of this command; see --help',
      'ECS_RUNNER_REGOIN sets no option; did you mean ECS_RUNNER_REGION?',
      'a.yaml: "regoin" is no option; did you mean region?',
      '--save-answers: "a.txt" must end in .json, .yaml or .yml',
      'owner ["a"] from a.yaml is refused; allowed: a string (--owner)',
      'region "mars" from ECS_RUNNER_REGION is refused; allowed: an AWS region such as us-east-1 (--region)',
      'kmsCmk "no" from ECS_RUNNER_KMS_CMK is refused; allowed: true or false (--kms-cmk)',
      'complianceScope "soc2" from a.yaml is refused; allowed: a list of strings (--compliance-scope)',
      'spot "perhaps" from a.yaml is refused; allowed: true or false (--spot)',
      'ci "jenkins" is refused; allowed: github, gitlab, none (--ci)',
      expect.stringMatching(/^the folder is missing, and nobody can be asked: .*--name.*--yes.*--region, .*--license$/),
    ]);
  });

  test('a flag mends what another source has wrong', async () => {
    const env = { ECS_RUNNER_REGION: 'mars' };
    expect(await outcome({ argv: ['acme', '--region=eu-west-1'], env })).toEqual({ name: 'acme', region: 'eu-west-1' });
  });

  test('--yes takes nothing from the surroundings, and runs no program', async () => {
    const exec = () => Promise.reject(new Error('a program was run'));
    const scene = { argv: ['acme', '--yes'], env: { AWS_REGION: 'eu-west-1' }, exec, interactive: true };
    expect(await outcome(scene)).toEqual({ name: 'acme' });
  });
});

test.each([
  ['https://github.com/acme/infra', 'githubActions', 'acme/infra'],
  ['https://user:secret@github.com/acme/infra.git/', 'githubActions', 'acme/infra'],
  ['git@github.com:acme/infra.git', 'githubActions', 'acme/infra'],
  ['ssh://git@ssh.github.com:443/acme/infra.git', 'githubActions', 'acme/infra'],
  ['GitHub.com:acme/infra', 'githubActions', 'acme/infra'],
  ['git@gitlab.com:acme/sub.group/infra.git', 'gitlab', 'acme/sub.group/infra'],
  ['https://gitlab.com/acme/infra', 'gitlab', 'acme/infra'],
])('the remote %s', (address, trust, name) => {
  expect(parseRemote(address)).toMatchObject({ trust, path: name });
});

test.each([
  '',
  '/srv/git/infra.git',
  '../infra',
  'https://git.acme.com/acme/infra',
  'C:\\git\\infra',
  'git@github.com:infra',
])('the remote %j suggests nothing', (address) => expect(parseRemote(address)).toBeUndefined());

describe('the surroundings', () => {
  const REMOTE = 'git remote get-url origin';
  const GH = 'gh api repos/acme/infra --jq [.owner.login, .owner.id, .name, .id, .created_at] | @tsv';
  const GITHUB = { [REMOTE]: 'git@github.com:acme/infra.git\n' };

  const suggested = async (name: string, outputs: Record<string, string>, options = {}, env = {}) =>
    (await createSuggest({ exec: programs(outputs), env }, path.join(folder(), 'not/there/acme'))(name, options))
      ?.value;

  test.each([
    ['name', {}, 'acme'],
    ['trust', {}, undefined],
    ['trust', GITHUB, 'githubActions'],
    ['ci', { [REMOTE]: 'https://gitlab.com/acme/infra' }, 'gitlab'],
    ['owner', GITHUB, undefined],
  ])('%s with %j is %j', async (name, outputs, value) => {
    expect(await suggested(name, outputs as Record<string, string>)).toBe(value);
  });

  const trust = 'githubActions';
  test.each([
    ['without gh, its name', GITHUB, ['acme/infra']],
    ['with gh, its ids', { ...GITHUB, [GH]: 'Acme\t12\tinfra\t34\t2026-09-01T00:00:00Z\n' }, ['Acme@12/infra@34']],
    [
      'with gh and an older repository, both',
      { ...GITHUB, [GH]: 'acme\t12\tinfra\t34\t2020-01-01T00:00:00Z\n' },
      ['acme@12/infra@34', 'acme/infra'],
    ],
    ['with gh that says something else, its name', { ...GITHUB, [GH]: '<html>' }, ['acme/infra']],
    ['without a remote, nothing', {}, undefined],
  ])('of GitHub suggest as subject: %s', async (_, outputs, value) => {
    expect(await suggested('trustSubjects', outputs as Record<string, string>, { trust })).toEqual(value);
  });

  test('suggest no subject of another issuer', async () => {
    expect(await suggested('trustSubjects', GITHUB, { trust: 'buildkite' })).toBeUndefined();
  });

  test.each([
    [{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-1'],
    [{ AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-2'],
    [{}, undefined],
  ])('%j suggest the region %s', async (env, region) => {
    expect(await suggested('region', {}, {}, env)).toBe(region);
  });

  test('are what the questions start from, as far as the project type takes it', async () => {
    const exec = programs({ [REMOTE]: 'https://gitlab.com/acme/infra' });
    const scene = planIn(folder(), { argv: ['acme'], env: { AWS_REGION: 'mars' }, exec });
    expect((await scene.plan).input).toEqual({
      name: 'acme',
      trust: 'gitlab',
      trustSubjects: ['acme/infra'],
      ci: 'gitlab',
    });
    expect(scene.asked.find(({ message }) => message === 'AWS region')?.initial).toBe('us-east-1');
    expect(scene.asked.find(({ message }) => message === 'CI system')?.explanation).toContain(
      'Suggested: gitlab (git remote)',
    );
  });
});
