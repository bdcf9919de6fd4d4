import { existsSync } from 'fs';
import * as path from 'path';
import { COMPLIANCE_REQUIREMENTS, RETENTION_DAYS, retentionFloor } from './compliance';
import type { EcsRunnerProjectOptions } from './options';
import { otherRegion, partitionOf } from './regions';
import { SUBJECTS } from './trust';

export type OptionName = Exclude<keyof EcsRunnerProjectOptions, 'outdir'>;
export type OptionGroup = 'basics' | 'trust' | 'security' | 'compliance' | 'operations';

/** All options with a value; those without a default may be undefined. */
export type ResolvedOptions = {
  readonly [K in Exclude<OptionName, 'alarmEmail'>]-?: NonNullable<EcsRunnerProjectOptions[K]>;
} & { readonly alarmEmail?: string };

type Element<T> = T extends readonly (infer E)[] ? E : T;

/** What the type of an option cannot say. Of a list, `choices`, `planned` and `allowed` are about each element. */
export interface OptionRow<T> {
  readonly group: OptionGroup;
  /** A value, or a function of the rows above it; none: the option is required or stays undefined. */
  readonly default?: T | ((above: ResolvedOptions) => T);
  /** Closed set of values. */
  readonly choices?: readonly Element<T>[];
  /** Values that a later version will take; until they have an effect they are refused. */
  readonly planned?: readonly Element<T>[];
  /** A test of the value, and what it lets pass as a phrase. */
  readonly allowed?: readonly [phrase: string, test: (value: Element<T>) => boolean];
  /** Least number of elements of a list. */
  readonly min?: number;
  /** The question; options without one have flags only. */
  readonly prompt?: string;
}

const TAG_VALUE = [
  '1 to 256 letters, digits, spaces and _.:/=+-@ that do not start with aws: or with a space, or end with one',
  (value: string) => /^(?!aws:)[\p{L}\p{N}_.:/=+\-@ ]{1,256}$/iu.test(value) && value.trim() === value,
] as const;

const REGION = ['an AWS region such as us-east-1', (value: string) => partitionOf(value) !== undefined] as const;

/** projen's own licence texts are the closed set: a licence file without a text would be an empty promise. */
const LICENSES = path.join(path.dirname(require.resolve('projen/package.json')), 'license-text');

/** The rows, in the order of prompts, help and documents. A missing row does not compile. */
export const OPTION_TABLE = {
  name: {
    group: 'basics',
    allowed: [
      '3 to 32 of a-z, 0-9 and single "-" inside, starting with a letter',
      (value) => /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){2,31}$/.test(value),
    ],
    prompt: 'Name of the runner',
  },
  description: {
    group: 'basics',
    default: 'Runs one-off containers as ECS Fargate tasks.',
    allowed: ['text that shows something', (value) => /[^\s\p{C}]/u.test(value) && !/\p{Surrogate}/u.test(value)],
    prompt: 'Description',
  },
  owner: { group: 'basics', default: 'platform-team', allowed: TAG_VALUE, prompt: 'Owner (tag)' },
  costCenter: { group: 'basics', default: 'platform', allowed: TAG_VALUE, prompt: 'Cost centre (tag)' },
  region: { group: 'basics', default: 'us-east-1', allowed: REGION, prompt: 'AWS region' },
  secondaryRegion: { group: 'basics', default: ({ region }) => otherRegion(region), allowed: REGION },
  trust: {
    group: 'trust',
    default: 'githubActions',
    choices: Object.keys(SUBJECTS),
    prompt: 'Which OIDC issuer?',
  },
  trustSubjects: {
    group: 'trust',
    default: [],
    prompt: 'Who may start tasks? (a, b; empty: later)',
  },
  kmsCmk: { group: 'security', default: true, prompt: 'Encrypt with your own KMS key?' },
  vpcEndpoints: {
    group: 'security',
    default: false,
    prompt: 'Create the VPC endpoints that private subnets need?',
  },
  complianceScope: {
    group: 'compliance',
    default: ['soc2'],
    choices: Object.keys(COMPLIANCE_REQUIREMENTS),
    prompt: 'Compliance scope',
  },
  logRetentionDays: {
    group: 'compliance',
    default: ({ complianceScope }) => Math.max(365, retentionFloor(complianceScope)),
    choices: RETENTION_DAYS,
    prompt: 'Days to keep logs',
  },
  spot: { group: 'operations', default: true, prompt: 'Run tasks on Fargate Spot?' },
  launcher: {
    group: 'operations',
    default: 'direct',
    choices: ['direct', 'stepFunctions'],
    prompt: 'How are tasks started?',
  },
  cpuArchitecture: {
    group: 'operations',
    default: 'X86_64',
    choices: ['X86_64', 'ARM64'],
    prompt: 'CPU architecture',
  },
  alarmEmail: {
    group: 'operations',
    allowed: [
      'an e-mail address such as oncall@example.com',
      (value) => /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(value),
    ],
    prompt: 'E-mail address for alarms (empty: none)',
  },
  examples: {
    group: 'operations',
    default: ['basic', 'complete-production', 'multi-region'],
    choices: ['basic', 'complete-production', 'multi-region'],
  },
  environments: {
    group: 'operations',
    default: ['production'],
    allowed: [
      'names of 1 to 32 of a-z, 0-9 and "-" that start with a letter',
      (value) => /^[a-z][a-z0-9-]{0,31}$/.test(value),
    ],
    min: 1,
    prompt: 'Environments (a, b)',
  },
  ci: { group: 'operations', default: 'github', choices: ['github', 'gitlab', 'none'], prompt: 'CI system' },
  preCommit: { group: 'operations', default: true, prompt: 'Generate pre-commit hooks?' },
  license: {
    group: 'operations',
    default: 'Apache-2.0',
    allowed: [
      'an SPDX id whose text projen ships, such as Apache-2.0 or MIT',
      (value) => /^[A-Za-z0-9.-]+$/.test(value) && existsSync(path.join(LICENSES, `${value}.txt`)),
    ],
    prompt: 'Licence (SPDX id)',
  },
  released: {
    group: 'operations',
    default: [],
    allowed: [
      'relative paths inside the repository with "/" between folders, outside .projen/',
      (value) =>
        value !== '' &&
        path.posix.normalize(value) === value &&
        !/^(?:\.\.?(?:\/|$)|\/|\.projen(?:\/|$)|\.projenrc)|\\|\/$/.test(value),
    ],
  },
} satisfies { readonly [K in OptionName]: OptionRow<NonNullable<EcsRunnerProjectOptions[K]>> };

export const OPTION_NAMES = Object.keys(OPTION_TABLE) as OptionName[];

/** The row of an option, for code that goes over all of them. */
export function optionRow(name: OptionName): OptionRow<unknown> {
  return OPTION_TABLE[name] as OptionRow<unknown>;
}
