import { interview } from './support/template';
import { parseArguments } from '../src/command-line/parse';
import { planFromAnswers, planFromFlags } from '../src/create/plan';
import { Cancelled, UsageError } from '../src/errors';
import { askOptions } from '../src/interview/questions';
import { installedTemplate } from '../src/template';
import { useFolder } from './support/cli';

const folder = useFolder();
const flags = (...argv: string[]) => parseArguments(argv, installedTemplate);

test('asks for each option with a question, in the order of the table', async () => {
  const fake = interview({ 'Name of the runner': ['acme'] });
  await askOptions(fake, {}, {});
  const questions = installedTemplate.describeOptions().flatMap(({ prompt }) => (prompt ? [prompt] : []));
  expect(fake.asked.map(({ message }) => message)).toEqual(questions);
});

test('Enter alone takes every default, and keeps it out of the options', async () => {
  expect(await askOptions(interview({ 'Name of the runner': ['acme'] }), {}, {})).toEqual({ name: 'acme' });
});

test('keeps answers that differ from the default, as values', async () => {
  const answers = {
    'Name of the runner': ['acme'],
    'Run tasks on Fargate Spot?': [false],
    'Compliance scope': [['hipaa']],
    'Environments (a, b)': ['dev, prod'],
    'Days to keep logs': ['3653'],
  };
  expect(await askOptions(interview(answers), {}, {})).toEqual({
    name: 'acme',
    spot: false,
    complianceScope: ['hipaa'],
    environments: ['dev', 'prod'],
    logRetentionDays: 3653,
  });
});

test('a default follows the answers before it', async () => {
  const fake = interview({ 'Name of the runner': ['acme'], 'Compliance scope': [['fedramp']] });
  await askOptions(fake, {}, {});
  expect(fake.asked.find(({ message }) => message === 'Days to keep logs')?.initial).toBe('1096');
});

test("refuses by the project type's own checks, and asks again", async () => {
  const fake = interview({ 'Name of the runner': ['No Good', 'acme'], 'AWS region': ['mars', 'eu-west-1'] });
  expect(await askOptions(fake, {}, {})).toEqual({ name: 'acme', region: 'eu-west-1' });
  expect(fake.refused).toEqual([
    expect.stringMatching(/^Allowed: 3 to 32/),
    expect.stringMatching(/^Allowed: an AWS region/),
  ]);
});

test('an empty name is asked for again', async () => {
  const fake = interview({ 'Name of the runner': ['', 'acme'] });
  expect(await askOptions(fake, {}, {})).toEqual({ name: 'acme' });
});

test('refuses an answer that clashes with a flag', async () => {
  const fake = interview({ 'Name of the runner': ['acme'], 'Compliance scope': [['hipaa'], ['soc2']] });
  expect(await askOptions(fake, { logRetentionDays: 400 }, {})).toEqual({ name: 'acme', logRetentionDays: 400 });
  expect(fake.refused).toEqual([expect.stringMatching(/^logRetentionDays allows only: 2192/)]);
});

test('asks nothing that a flag answers', async () => {
  const fake = interview({});
  await planFromAnswers(flags('here', '--name', 'acme', '--region', 'eu-west-1'), fake, folder());
  expect(fake.asked.map(({ message }) => message)).not.toEqual(
    expect.arrayContaining(['Folder', 'Name of the runner']),
  );
});

test('suggests the name that the folder makes', async () => {
  const plan = await planFromAnswers(flags(), interview({ Folder: ['Équipe Bleue'] }), folder());
  expect(plan).toMatchObject({ directory: 'Équipe Bleue', input: { name: 'equipe-bleue' } });
});

test('asks nothing where a flag is wrong', async () => {
  const fake = interview({});
  await expect(planFromAnswers(flags('--region', 'mars'), fake, folder())).rejects.toThrow(UsageError);
  expect(fake.asked).toEqual([]);
});

test('a cancel goes through', async () => {
  const fake = { ...interview({}), ask: () => Promise.reject(new Cancelled()) };
  await expect(planFromAnswers(flags(), fake, folder())).rejects.toThrow(Cancelled);
});

test('flags alone: a folder that makes no name is refused', () => {
  expect(() => planFromFlags(flags('x', '--yes'), installedTemplate, folder())).toThrow(/"x" makes no name/);
});
