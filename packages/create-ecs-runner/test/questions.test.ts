import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Cancelled, UsageError } from '../src/errors';
import { ownTemplate } from '../src/template';
import { useFolder } from './support/cli';
import { planIn, type Scene } from './support/interview';

const folder = useFolder();
const NAME = 'Name of the runner';
const KEY = 'Encrypt with your own KMS key?';
const SCOPE = 'Compliance scope';
const DAYS = 'Days to keep logs';
const REVIEW = 'Is this right?';
const ONE = 'Which answer?';

/** The interview about the repository in `acme`; the answers are those of Enter, but for these. */
function ask(answers: NonNullable<Scene['answers']>, ...argv: string[]) {
  return planIn(folder(), { argv: ['acme', ...argv], answers });
}

async function options(scene: ReturnType<typeof planIn>): Promise<Record<string, unknown>> {
  return (await scene.plan).input;
}

describe('the questions', () => {
  test('are the folder, each option with a question, in the order of the table, and the summary', async () => {
    const scene = planIn(folder(), {});
    await scene.plan;
    const questions = ownTemplate.describeOptions().flatMap(({ prompt }) => (prompt ? [prompt] : []));
    expect(scene.messages()).toEqual(['Folder', ...questions, REVIEW]);
  });

  test('stand under the headings of their groups', async () => {
    const scene = ask({});
    await scene.plan;
    expect(scene.shown().match(/^[A-Z]+$/gm)).toEqual([
      'BASICS',
      'TRUST',
      'SECURITY',
      'COMPLIANCE',
      'OPERATIONS',
      'SUMMARY',
    ]);
  });

  test('Enter alone takes every default, and keeps it out of the options', async () => {
    expect(await options(ask({}))).toEqual({ name: 'acme' });
  });

  test('answers that differ from the default are kept as values, in the order of the table', async () => {
    const answers = {
      'Run tasks on Fargate Spot?': [false],
      [SCOPE]: [['hipaa']],
      'Environments (a, b)': ['dev, prod'],
      [DAYS]: ['3653'],
      [REVIEW]: ['one'],
      [ONE]: ['description'],
      Description: [undefined, 'Runs it'],
    };
    const input = await options(ask(answers));
    expect(input).toEqual({
      name: 'acme',
      description: 'Runs it',
      complianceScope: ['hipaa'],
      logRetentionDays: 3653,
      spot: false,
      environments: ['dev', 'prod'],
    });
    expect(Object.keys(input).slice(0, 3)).toEqual(['name', 'description', 'complianceScope']);
  });

  test('a default follows the answers before it', async () => {
    const scene = ask({ [SCOPE]: [['fedramp']] });
    await scene.plan;
    expect(scene.asked.find(({ message }) => message === DAYS)?.initial).toBe('1096');
  });

  test("the project type's own checks refuse, and the question follows again", async () => {
    const scene = ask({ [NAME]: ['No Good', '', 'acme-2'], 'AWS region': ['mars', 'eu-west-1'] });
    expect(await options(scene)).toEqual({ name: 'acme-2', region: 'eu-west-1' });
    expect(scene.refused()).toEqual([
      expect.stringMatching(/^Allowed: 3 to 32/),
      expect.stringMatching(/^Allowed: 3 to 32/),
      expect.stringMatching(/^Allowed: an AWS region/),
    ]);
  });

  test('an answer that clashes with a flag is refused, and the flag is named', async () => {
    const scene = ask({ [SCOPE]: [['hipaa'], ['soc2']] }, '--log-retention-days=400');
    expect(await options(scene)).toEqual({ name: 'acme', logRetentionDays: 400 });
    expect(scene.refused()).toEqual([
      expect.stringMatching(/^logRetentionDays allows only: 2192.*--log-retention-days/),
    ]);
  });

  test('an answer that another one made wrong is asked for again', async () => {
    const scene = ask({ [KEY]: [false, false, true], [SCOPE]: [['hipaa']] });
    expect(await options(scene)).toEqual({ name: 'acme', complianceScope: ['hipaa'] });
    expect(scene.messages().filter((message) => message === KEY)).toHaveLength(3);
    expect(scene.refused()).toEqual([
      'kmsCmk allows only: true with the compliance scope hipaa',
      'Allowed: true with the compliance scope hipaa',
    ]);
  });

  test('what flags answer, and what they leave only one answer, is not asked for', async () => {
    const scene = ask({}, '--name=acme', '--region=eu-west-1', '--compliance-scope=hipaa');
    await scene.plan;
    for (const message of ['Folder', NAME, 'AWS region', SCOPE, KEY]) expect(scene.messages()).not.toContain(message);
  });

  test('nothing is asked where a flag is wrong', async () => {
    const scene = ask({}, '--region=mars');
    await expect(scene.plan).rejects.toThrow(UsageError);
    expect(scene.asked).toEqual([]);
  });

  test('a file is refused, a folder with something in it is left to the merge', async () => {
    mkdirSync(path.join(folder(), 'full'));
    writeFileSync(path.join(folder(), 'full', 'mine.txt'), '');
    const scene = planIn(folder(), { answers: { Folder: ['full/mine.txt', ' full '] } });
    expect(await scene.plan).toMatchObject({ directory: 'full', input: { name: 'full' } });
    expect(scene.refused()).toEqual([expect.stringContaining('is not a folder')]);
  });

  test('a space alone takes back what was suggested or given', async () => {
    const answers = { [REVIEW]: ['operations'], 'E-mail address for alarms (empty: none)': ['a@example.com', ' '] };
    expect(await options(ask(answers))).toEqual({ name: 'acme' });
  });
});

describe('explanations', () => {
  const explanation = async (message: string, ...argv: string[]) => {
    const scene = ask({}, ...argv);
    await scene.plan;
    return scene.asked.find((question) => question.message === message)?.explanation;
  };

  test('hold the summary, what is allowed, the default, and the flag', async () => {
    expect(await explanation('CPU architecture')).toBe(
      [
        '  CPU architecture of the tasks.',
        '  Allowed: X86_64, ARM64',
        '  Default: X86_64',
        '  Flag: --cpu-architecture',
      ].join('\n'),
    );
    expect(await explanation('Run tasks on Fargate Spot?')).toMatch(/Allowed: yes, no\n {2}Default: yes/);
  });

  test('every question has one', async () => {
    const scene = planIn(folder(), {});
    await scene.plan;
    const without = scene.asked.filter(({ explanation: text }) => text === undefined).map(({ message }) => message);
    expect(without).toEqual([REVIEW]);
  });

  test('follow the other options', async () => {
    expect(await explanation(DAYS, '--compliance-scope=hipaa')).toMatch(/Allowed: 2192, 2557, .*\n {2}Default: 2192/);
    expect(await explanation('Who may start tasks? (a, b; empty: later)', '--trust=gitlab')).toContain('GROUP/PROJECT');
  });
});

describe('the summary', () => {
  test('shows all values, with where they come from', async () => {
    const scene = planIn(folder(), { argv: ['acme', '--no-spot'], env: { ECS_RUNNER_OWNER: 'team' } });
    await scene.plan;
    const summary = scene.shown().split('SUMMARY\n')[1].replace(/ {2,}/g, ' ');
    expect(summary).toMatch(/^ folder acme\nBasics\n name acme\n/);
    expect(summary).toContain('\n owner team (ECS_RUNNER_OWNER)\n');
    expect(summary).toContain('\n spot no (flag)\n');
    expect(summary).toContain('\n alarmEmail none\n');
  });

  test('leads back to a group: its answers are those from before', async () => {
    const scene = ask({ [REVIEW]: ['compliance'], [SCOPE]: [['cis'], ['cis', 'hipaa']] });
    expect(await options(scene)).toEqual({ name: 'acme', complianceScope: ['cis', 'hipaa'] });
    const again = scene.asked.filter(({ message }) => message === SCOPE)[1];
    expect((again.choices as { selected: boolean; value: string }[]).filter(({ selected }) => selected)).toMatchObject([
      { value: 'cis' },
    ]);
    expect(scene.messages().filter((message) => message === DAYS)).toHaveLength(2);
  });

  test('leads back to one answer, or to none', async () => {
    const scene = ask({ [REVIEW]: ['one', 'one'], [ONE]: ['owner'], 'Owner (tag)': ['first', 'second'] });
    expect(await options(scene)).toEqual({ name: 'acme', owner: 'second' });
    expect(scene.messages().slice(-6)).toEqual([REVIEW, ONE, 'Owner (tag)', REVIEW, ONE, REVIEW]);
  });

  test('a changed answer makes others follow, or be asked again', async () => {
    const subjects = 'Who may start tasks? (a, b; empty: later)';
    const answers = {
      [subjects]: ['acme/infra', '{00000000-0000-0000-0000-000000000001}'],
      [REVIEW]: ['one', 'one'],
      [ONE]: ['trust', 'complianceScope'],
      'Which OIDC issuer?': [undefined, 'bitbucket'],
      [SCOPE]: [undefined, ['fedramp']],
    };
    const scene = ask(answers);
    expect(await options(scene)).toEqual({
      name: 'acme',
      trust: 'bitbucket',
      trustSubjects: ['{00000000-0000-0000-0000-000000000001}'],
      complianceScope: ['fedramp'],
    });
    expect(scene.refused()).toEqual([expect.stringMatching(/^trustSubjects allows only: \{REPOSITORY-UUID\}/)]);
    expect(scene.shown()).toMatch(/logRetentionDays +1096/);
  });

  test('the folder can be changed, and its name follows', async () => {
    const scene = planIn(folder(), { answers: { Folder: ['one', 'two'], [REVIEW]: ['one'], [ONE]: ['folder'] } });
    expect(await scene.plan).toEqual({ directory: 'two', target: path.join(folder(), 'two'), input: { name: 'two' } });
  });

  test('a flag can be changed, too, and stays said where it is the default then', async () => {
    const answers = { [REVIEW]: ['one'], [ONE]: ['spot'], 'Run tasks on Fargate Spot?': [true] };
    expect(await options(ask(answers, '--no-spot'))).toEqual({ name: 'acme', spot: true });
  });

  test('starts over with what was given', async () => {
    const scene = ask({ [REVIEW]: ['again'], 'Owner (tag)': ['first'] }, '--no-spot');
    expect(await options(scene)).toEqual({ name: 'acme', spot: false });
    expect(scene.messages().filter((message) => message === NAME)).toHaveLength(2);
  });

  test('cancels', async () => {
    await expect(ask({ [REVIEW]: ['cancel'] }).plan).rejects.toThrow(Cancelled);
  });
});
