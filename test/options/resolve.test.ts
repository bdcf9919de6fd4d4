import { OptionsError, resolve } from '../../src/options';
import { problemsOf } from '../support/problems';

test('a name alone gives every option its default', () => {
  expect(resolve({ name: 'acme-runner' })).toEqual({
    name: 'acme-runner',
    description: 'Runs one-off containers as ECS Fargate tasks.',
    owner: 'platform-team',
    costCenter: 'platform',
    region: 'us-east-1',
    secondaryRegion: 'us-west-2',
    trust: 'githubActions',
    trustSubjects: [],
    kmsCmk: true,
    vpcEndpoints: false,
    complianceScope: ['soc2'],
    logRetentionDays: 365,
    spot: true,
    launcher: 'direct',
    cpuArchitecture: 'X86_64',
    alarmEmail: undefined,
    examples: ['basic', 'complete-production', 'multi-region'],
    environments: ['production'],
    ci: 'github',
    preCommit: true,
    license: 'Apache-2.0',
    released: [],
  });
});

test.each([
  [['gdpr'], 365],
  [[], 365],
  [['soc2', 'fedramp'], 1096],
  [['fedramp', 'hipaa'], 2192],
])('the default retention of the scope %j is %d days', (complianceScope, days) => {
  expect(resolve({ name: 'acme-runner', complianceScope }).logRetentionDays).toBe(days);
});

test.each([
  ['us-west-2', 'us-east-1'],
  ['eu-central-1', 'us-west-2'],
  ['us-gov-east-1', 'us-gov-west-1'],
  ['cn-north-1', 'cn-northwest-1'],
])('the default second region of %s is %s', (region, second) => {
  expect(resolve({ name: 'acme-runner', region }).secondaryRegion).toBe(second);
});

test("projen's flags turn numbers in text options into numbers; they come out as text", () => {
  expect(resolve({ name: 'acme-runner', costCenter: 4711 }).costCenter).toBe('4711');
});

describe.each<[string, unknown[], unknown[]]>([
  [
    'name',
    ['abc', 'a-1', 'a'.repeat(32)],
    ['ab', 'a'.repeat(33), '1abc', 'Abc', 'a--b', 'abc-', '-abc', 'a_b', 'a b', '', 'äbc', 'abc\n'],
  ],
  ['description', ['x', '"${x}" %{if} {{y}} `z` <b> 🚀\n', '$1'], ['', '  \n', '\0', '\u200b', 'a\ud800']],
  ['owner', ['Team 1', 'a_.:/=+-@b', 'Équipe'], ['', 'a"b', 'a,b', 'a\nb', 'aws:x', ' a', 'a'.repeat(257), '${x}']],
  ['costCenter', ['4711'], ['a*b', 'a;b']],
  ['region', ['eu-central-1', 'us-gov-west-1', 'cn-north-1'], ['us-east-9', 'US-EAST-1', '', 'eu-central-1a']],
  [
    'trust',
    ['githubActions', 'gitlab', 'hcpTerraform', 'bitbucket', 'circleci', 'buildkite', 'humanitec', 'custom'],
    ['github', 'GitLab', ''],
  ],
  ['kmsCmk', [true, false], ['true', 1, 'no']],
  ['spot', [true, false], [0]],
  ['vpcEndpoints', [true, false], ['true']],
  [
    'alarmEmail',
    ['ops@example.com', "o'neil+aws@mail.example.co.uk"],
    ['', 'ops', 'ops@example', 'a b@example.com', 'a@b@example.com', 'a@example.com, b@example.com', '<a@example.com>'],
  ],
  ['secondaryRegion', [undefined, 'eu-west-1'], ['us-east-1', 'us-gov-west-1', 'us-east-9', '']],
  ['launcher', ['direct', 'stepFunctions'], ['stepfunctions', 'lambda']],
  ['cpuArchitecture', ['ARM64'], ['arm64', 'x86']],
  ['complianceScope', [['gdpr', 'cis'], []], [['sox'], 'soc2', ['soc2', 'soc2'], [1]]],
  ['logRetentionDays', [365, 3653], [0, 364, 366, 10000, '365', Number.NaN, 30]],
  ['examples', [['basic'], [], ['multi-region', 'complete-production']], [['basics'], ['basic', 'basic']]],
  ['environments', [['dev', 'prod-eu']], [[], ['Dev'], ['../x'], ['a b'], ['dev', 'dev'], ['1']]],
  ['ci', ['gitlab', 'none'], ['jenkins', 'GitLab']],
  ['preCommit', [false], ['false']],
  ['license', ['MIT'], ['mit', 'Apache 2', '../Apache-2.0', '']],
  [
    'released',
    [['iam.tf', 'examples/basic/main.tf']],
    [
      ['../x'],
      ['/etc/passwd'],
      ['a/../b'],
      ['./a'],
      ['.projen/tasks.json'],
      ['.projenrc.json'],
      ['a\\b'],
      ['a/'],
      [''],
    ],
  ],
])('%s', (option, right, wrong) => {
  test.each(right.map((value) => [value]))('takes %j', (value) => {
    expect(problemsOf({ [option]: value })).toEqual([]);
  });
  test.each(wrong.map((value) => [value]))('refuses %j', (value) => {
    const problems = problemsOf({ [option]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0].option).toBe(option);
    expect(problems[0].flag).toBe(`--${option.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`);
  });
});

describe('trust subjects', () => {
  test.each([
    'acme/infra',
    'acme/*',
    'acme/infra-*:ref:refs/heads/main',
    'octo_corp/infra',
    'acme/infra:environment:prod',
    'acme@123/infra@456',
    'acme@123/infra@456:ref:refs/heads/main',
    'repo:acme/infra:ref:refs/heads/*',
    'repo:acme@1/infra@2:pull_request',
  ])('GitHub takes %s', (subject) => {
    expect(problemsOf({ trustSubjects: [subject] })).toEqual([]);
  });

  test.each([
    '*',
    'repo:*',
    '*/infra',
    'acme*/infra',
    'acme@*/infra@456',
    'acme@123/infra@*',
    'acme',
    'acme/infra extra',
    'repo:acme/infra',
    '-acme/infra',
    '',
    'acme/infra:',
  ])('GitHub refuses %j', (subject) => {
    expect(problemsOf({ trustSubjects: [subject] })).toMatchObject([{ option: 'trustSubjects', value: subject }]);
  });

  test.each([
    ['project:web', []],
    ['project:web:*', []],
    ['project_path:acme/*:ref_type:branch:ref:*', []],
    ['{0a1b}:*', []],
    ['project:*', ['project:*']],
    ['project_path:acme*', ['project_path:acme*']],
    ['r*', ['r*']],
    ['*', ['*']],
    ['?*', ['?*']],
    ['*:x', ['*:x']],
    ['a$b', ['a$b']],
    ['a b', ['a b']],
  ])('a custom issuer and %j', (subject, refused) => {
    expect(problemsOf({ trust: 'custom', trustSubjects: [subject] }).map(({ value }) => value)).toEqual(refused);
  });
});

test('a retention below the floor of the scope names the scope and what is enough', () => {
  expect(problemsOf({ complianceScope: ['hipaa'], logRetentionDays: 365 })).toEqual([
    {
      option: 'logRetentionDays',
      value: 365,
      allowed: '2192, 2557, 2922, 3288, 3653 with the compliance scope hipaa',
      flag: '--log-retention-days',
    },
  ]);
});

test.each([[['hipaa']], [['soc2', 'pci-dss', 'nist-800-53', 'fedramp']]])('%j requires a key', (complianceScope) => {
  const scopes = complianceScope.filter((scope) => scope !== 'soc2').join(', ');
  expect(problemsOf({ complianceScope, kmsCmk: true })).toEqual([]);
  expect(problemsOf({ complianceScope, kmsCmk: false })).toEqual([
    { option: 'kmsCmk', value: false, allowed: `true with the compliance scope ${scopes}`, flag: '--kms-cmk' },
  ]);
});

test('other scopes require no key', () => {
  expect(problemsOf({ complianceScope: ['soc2', 'iso27001', 'gdpr', 'cis'], kmsCmk: false })).toEqual([]);
});

test('a misspelt option is named with the right one', () => {
  expect(problemsOf({ complianceScop: ['soc2'] })).toEqual([
    {
      option: 'complianceScop',
      value: ['soc2'],
      allowed: 'there is no such option; did you mean complianceScope',
    },
  ]);
});

test('all errors come in one message with option, value, what is allowed and the flag', () => {
  expect(() => resolve({ region: 'mars-1', spot: 'yes', colour: 'red' })).toThrow(
    new OptionsError([
      {
        option: 'colour',
        value: 'red',
        allowed: `there is no such option; the options are ${Object.keys(resolve({ name: 'abc' })).join(', ')}`,
      },
      {
        option: 'name',
        value: undefined,
        allowed: '3 to 32 of a-z, 0-9 and single "-" inside, starting with a letter',
        flag: '--name',
      },
      { option: 'region', value: 'mars-1', allowed: 'an AWS region such as us-east-1', flag: '--region' },
      { option: 'spot', value: 'yes', allowed: 'true or false', flag: '--spot' },
    ]),
  );
});

test('the message reads as sentences', () => {
  const [problem] = problemsOf({ cpuArchitecture: 'arm' });
  expect(new OptionsError([problem]).message).toBe(
    '1 option is wrong; no managed file was written.\n' +
      '  cpuArchitecture: "arm". Allowed: X86_64, ARM64. Fix it with --cpu-architecture.',
  );
});

test('every wrong element of a list is named, repeated ones too', () => {
  const problems = problemsOf({ environments: ['A', 'dev', 'B', 'dev'], complianceScope: ['sox', 'soc2', 'foo'] });
  expect(problems.map(({ option, value }) => [option, value])).toEqual([
    ['complianceScope', 'sox'],
    ['complianceScope', 'foo'],
    ['environments', 'dev'],
    ['environments', 'A'],
    ['environments', 'B'],
  ]);
});
