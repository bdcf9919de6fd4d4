import { allPairs, type Row } from './all-pairs';
import { HOSTILE_DESCRIPTION } from './hostile';
import { inTurn } from '../../scripts/turns.cjs';
import { optionRow, type OptionName } from '../../src/options/table';

type OptionSets = Readonly<Record<string, object>>;

const choices = (option: OptionName) => optionRow(option).choices ?? [];

const ALL_SCOPES = choices('complianceScope');
const HIPAA_AND_PCI = ['hipaa', 'pci-dss'];
const ALARMS = 'oncall@example.com';
const HOSTILE = 'hostile text, China';

const ID = '0f1e2d3c-4b5a-4678-9abc-def012345678';

/** Subjects of each trust preset. */
export const SUBJECTS_OF: Readonly<Record<string, readonly string[]>> = {
  githubActions: ['acme/infra', 'acme@123/infra@456:environment:prod', 'repo:acme/web:ref:refs/heads/main'],
  gitlab: ['acme/infra', 'acme/platform/infra@456:ref_type:branch:ref:main'],
  hcpTerraform: ['acme/platform/infra', 'acme/Platform Team/infra-*'],
  bitbucket: [`{${ID}}`, `{${ID}}:{${ID}}`],
  circleci: [`${ID}/${ID}`],
  buildkite: ['acme/infra:ref:refs/heads/main', `acme/infra@${ID}`],
  humanitec: ['acme+runner'],
  custom: ['system:serviceaccount:ci:runner', 'auth0|"quoted"_%{sign}_`code`_<b>&amp;:*_\\'],
};

/** Values of the options that decide what is generated: closed sets as a whole, of the others some; `undefined` is the default. */
export const PARAMETERS = {
  trust: choices('trust'),
  trustSubjects: ['none', 'given'],
  complianceScope: [[], ['soc2'], HIPAA_AND_PCI, ALL_SCOPES],
  logRetentionDays: [undefined, 400, 3653],
  region: ['us-east-1', 'us-gov-west-1', 'cn-north-1'],
  kmsCmk: [true, false],
  vpcEndpoints: [false, true],
  spot: [true, false],
  launcher: choices('launcher'),
  cpuArchitecture: choices('cpuArchitecture'),
  alarmEmail: [undefined, ALARMS],
  examples: [[], choices('examples')],
  environments: [['production'], ['production', 'staging']],
  ci: choices('ci'),
  preCommit: [true, false],
  license: ['Apache-2.0', 'MIT'],
} satisfies { readonly [K in OptionName]?: readonly unknown[] };

/** Pairs of these values that a compliance scope forbids. */
export const CONFLICTS: readonly Row[] = [HIPAA_AND_PCI, ALL_SCOPES].flatMap((complianceScope) => [
  { complianceScope, logRetentionDays: 400 },
  { complianceScope, kmsCmk: false },
]);

/** Rows that hold every other pair of values. */
export const ROWS = allPairs(PARAMETERS, CONFLICTS);

/** The options of these rows. */
export const COVERING_SET: OptionSets = Object.fromEntries(
  ROWS.map((row, index) => [`row ${index + 1}: ${row.trust}, ${row.launcher}, ${row.region}`, optionsOf(row)]),
);

function optionsOf({ trustSubjects, ...options }: Row): object {
  return trustSubjects === 'given' ? { ...options, trustSubjects: SUBJECTS_OF[String(options.trust)] } : options;
}

/** A few that between them hold every value, and texts that need quotes: for what takes long. */
export const OPTION_SETS: OptionSets = {
  'the defaults': {},
  'no key, no Spot, ARM64, no scope, no hooks': {
    kmsCmk: false,
    spot: false,
    cpuArchitecture: 'ARM64',
    complianceScope: [],
    logRetentionDays: 1,
    preCommit: false,
    ci: 'none',
    license: 'MIT',
  },
  'all scopes, two environments, GitHub subjects of both kinds': {
    complianceScope: ALL_SCOPES,
    environments: ['production', 'staging'],
    trustSubjects: SUBJECTS_OF.githubActions,
  },
  'a custom issuer in GovCloud': {
    region: 'us-gov-west-1',
    trust: 'custom',
    trustSubjects: SUBJECTS_OF.custom,
    complianceScope: ['fedramp', 'nist-800-53'],
  },
  [HOSTILE]: {
    description: HOSTILE_DESCRIPTION,
    owner: 'équipe @plateforme: a+b=c/d_e.f',
    costCenter: '4711',
    region: 'cn-north-1',
    complianceScope: ['gdpr'],
    logRetentionDays: 30,
  },
  'Step Functions, endpoints, alarms, HCP Terraform': {
    launcher: 'stepFunctions',
    vpcEndpoints: true,
    alarmEmail: ALARMS,
    trust: 'hcpTerraform',
    trustSubjects: SUBJECTS_OF.hcpTerraform,
  },
  ...Object.fromEntries(
    choices('trust')
      .filter((trust) => !['githubActions', 'hcpTerraform', 'custom'].includes(String(trust)))
      .map(rowWithSubjects),
  ),
};

/** The first row of the covering set with a trust preset, its subjects given. */
function rowWithSubjects(trust: unknown): [title: string, options: object] {
  return Object.entries(COVERING_SET)[ROWS.findIndex((row) => row.trust === trust && row.trustSubjects === 'given')];
}

/** Every pair of values, and texts that need quotes: for what takes little time. */
export const ALL_SETS: OptionSets = { ...COVERING_SET, [HOSTILE]: OPTION_SETS[HOSTILE] };

/** What examples are applied with: the defaults, and what is hard on them. */
export const EXAMPLE_SETS: OptionSets = {
  'the defaults': {},
  [HOSTILE]: OPTION_SETS[HOSTILE],
  GovCloud: { region: 'us-gov-west-1' },
  'all scopes': { complianceScope: ALL_SCOPES, vpcEndpoints: true, alarmEmail: ALARMS },
};

const [DEFAULTS, ...OTHERS] = Object.entries(EXAMPLE_SETS);

/** Those for what takes long: the defaults and one of the others by turns, or all with ECS_RUNNER_ALL_EXAMPLES. */
export const EXAMPLE_SETS_IN_TURN = [
  DEFAULTS,
  ...(process.env.ECS_RUNNER_ALL_EXAMPLES ? OTHERS : [inTurn(OTHERS, 'examples')]),
];

/** Those for what takes longest: any one of them; test/readiness/whole.test.ts applies those of the defaults every time. */
export const EXAMPLE_SETS_APPLIED = process.env.ECS_RUNNER_ALL_EXAMPLES
  ? [DEFAULTS, ...OTHERS]
  : [inTurn([DEFAULTS, ...OTHERS], 'applied')];
