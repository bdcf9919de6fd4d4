import { parseArguments } from '../src/command-line/parse';
import { ownTemplate } from '../src/template';

const parse = (...argv: string[]) => parseArguments(argv, ownTemplate);

test('every option has a flag of its own, of its own type', () => {
  const value = { string: 'x', number: '7', list: 'a,b', boolean: 'false' };
  const typed = { string: 'x', number: 7, list: ['a', 'b'], boolean: false };
  for (const { name, flag, type } of ownTemplate.describeOptions()) {
    expect(parse(`--${flag}=${value[type]}`)).toMatchObject({ options: { [name]: typed[type] }, problems: [] });
    expect(parse(`--${flag}`, value[type])).toMatchObject({ options: { [name]: typed[type] }, problems: [] });
  }
});

test.each([
  [['--spot'], true],
  [['--no-spot'], false],
  [['--spot=false'], false],
  [['--spot', 'false'], false],
  [['--spot', 'true'], true],
  [['--spot', 'folder'], true],
])('boolean %j', (argv, spot) => {
  expect(parse(...argv)).toMatchObject({ options: { spot }, problems: [] });
});

test.each([
  [
    ['--environments', 'a,b'],
    ['a', 'b'],
  ],
  [
    ['--environments', 'a', '--environments', 'b'],
    ['a', 'b'],
  ],
  [['--environments=a, b,'], ['a', 'b']],
  [['--environments='], []],
])('list %j', (argv, environments) => {
  expect(parse(...argv).options).toEqual({ environments });
});

test('a number that is none stays text, for the check to name', () => {
  expect(parse('--log-retention-days', 'many').options).toEqual({ logRetentionDays: 'many' });
});

test('values may hold "=" and start with one "-"', () => {
  expect(parse('--description', 'a=b', '--trust-subjects', '-your-org/-your-repo').options).toEqual({
    description: 'a=b',
    trustSubjects: ['-your-org/-your-repo'],
  });
});

test('what the command itself takes', () => {
  expect(parse()).toEqual({
    command: 'create',
    operands: [],
    options: {},
    yes: false,
    install: true,
    git: true,
    dryRun: false,
    json: false,
    onConflict: undefined,
    allowDirty: false,
    help: false,
    version: false,
    problems: [],
  });
  expect(parse('here', '-y', '--no-install', '--git=false', '-h', '-v')).toMatchObject({
    operands: ['here'],
    yes: true,
    install: false,
    git: false,
    help: true,
    version: true,
  });
  expect(parse('--yes', '--', '--odd').operands).toEqual(['--odd']);
});

test.each([
  ['--regoin', '--regoin is no flag of this command; did you mean --region?'],
  ['--kmsCmk', '--kmsCmk is no flag of this command; did you mean --kms-cmk?'],
  ['--kms_cmk', '--kms_cmk is no flag of this command; did you mean --kms-cmk?'],
  ['--no-isntall', '--no-isntall is no flag of this command; did you mean --no-install?'],
  ['--entirely-else', '--entirely-else is no flag of this command; see --help'],
  ['-x', '-x is no flag of this command; see --help'],
  ['--no-region', '--no-region is no flag of this command; did you mean --region?'],
  ['--region', '--region needs a value: --region=…'],
  ['--spot=perhaps', '--spot: "perhaps" is neither true nor false'],
  ['--no-spot=true', '--no-spot takes no value; write --spot=true'],
])('refuses %s', (token, problem) => {
  expect(parse(token).problems).toEqual([problem]);
});

test('the value of a misspelt flag is no folder', () => {
  expect(parse('--regoin', 'mars', 'here')).toMatchObject({
    operands: ['here'],
    problems: [expect.stringContaining('--regoin')],
  });
});

test('true or false after a misspelt boolean is no folder', () => {
  expect(parse('here', '--kmsCmk', 'false')).toMatchObject({
    operands: ['here'],
    problems: [expect.stringContaining('--kmsCmk')],
  });
  expect(parse('--kmsCmk', 'here')).toMatchObject({ operands: ['here'] });
});

test.each([
  [['--region', 'eu-west-1', '--region=us-east-1'], '--region is given twice; give one value'],
  [['--no-spot', '--spot'], '--spot is given twice; give one value'],
  [['--answers=a.json', '--answers=b.json'], '--answers is given twice; give one value'],
])('refuses %j', (argv, problem) => {
  expect(parse(...argv).problems).toEqual([problem]);
});

test('tells all problems at once', () => {
  expect(parse('one', 'two', '--regoin', 'x', '--owner').problems).toHaveLength(3);
});
