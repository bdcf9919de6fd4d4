import { simulated } from './simulate';
import { decide, type AccessRequest } from '../../packages/ecs-runner-readiness/src/iam/evaluate';
import { fulfilled } from '../../packages/ecs-runner-readiness/src/iam/expectations';
import { outputsOf } from '../../packages/ecs-runner-readiness/src/iam/outputs';
import { readPolicies } from '../../packages/ecs-runner-readiness/src/iam/state';
import { requestsOf } from '../../packages/ecs-runner-readiness/src/iam/tables';
import { appliedModule } from '../../packages/ecs-runner-readiness/src/mocked/module';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import type { PolicyDocument, Statement } from '../../src/iam/documents';
import { newRepository, temporaryFolder } from '../support/repository';
import { terraformCliConfig } from '../support/terraform';
import { describeWithTools } from '../support/tools';

const ACCOUNT = '123456789012';
const OTHER = '999999999999';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/ci/runner`;
const SERVICE = 'sns.amazonaws.com';

/** The same numbers below a bound, each time (Park and Miller's generator). */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * bound);
  };
}

/** What requests and policies are put together from: few values, so that they meet. */
const ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 'kms:Decrypt', 'kms:GenerateDataKey'] as const;
const ACTION_PATTERNS = ['s3:*', 's3:Get*', 'S3:getobject', 's3:?utObject', 'kms:*', '*', ...ACTIONS];
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`;
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  GetObject: ['arn:aws:s3:::a/x', 'arn:aws:s3:::a/x/y', 'arn:aws:s3:::ab/x'],
  PutObject: ['arn:aws:s3:::a/x', 'arn:aws:s3:::ab/x'],
  ListBucket: ['arn:aws:s3:::a', 'arn:aws:s3:::ab'],
  Decrypt: [KEY, `${KEY}2`],
  GenerateDataKey: [KEY, `${KEY}2`],
};
const RESOURCE_PATTERNS = [
  '*',
  'arn:aws:s3:::a',
  'arn:aws:s3:::a/*',
  'arn:aws:s3:::a*',
  'arn:aws:s3:::?/x',
  KEY,
].concat('arn:aws:kms:*:*:key/*', 'arn:aws:s3:::${aws:PrincipalTag/team}/*', 'arn:aws:s3:::*/x');
/** Without variables: what one without a value excludes, a denial leaves to the worse case here and not in the simulator. */
const EXCLUDED_PATTERNS = RESOURCE_PATTERNS.filter((pattern) => !pattern.includes('${'));
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'aws:PrincipalTag/team': ['a', 'ab', 'A'],
  'aws:SecureTransport': ['true', 'false'],
  'aws:SourceIp': ['10.0.0.1', '192.168.0.1'],
  'aws:CurrentTime': ['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'],
  'aws:MultiFactorAuthAge': ['10', '300'],
  'aws:SourceArn': ['arn:aws:sns:us-east-1:123456789012:a', 'arn:aws:sns:us-east-1:123456789012:b:c'],
};
/** Operators with values for the keys that they are for. */
const CONDITIONS: readonly (readonly [key: string, operators: readonly string[], values: readonly string[]])[] = [
  [
    'aws:PrincipalTag/team',
    [
      'StringEquals',
      'StringNotEquals',
      'StringLike',
      'StringNotLike',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
    ],
    ['a', 'a*', '?', '${aws:PrincipalTag/team}', 'b', "${aws:PrincipalTag/none, 'a'}"],
  ],
  ['AWS:securetransport', ['Bool', 'StringEquals'], ['true', 'false']],
  // The simulator takes 0.0.0.0/0 for no address, and no address of IPv6 to be outside a range of IPv4.
  ['aws:SourceIp', ['IpAddress', 'NotIpAddress'], ['10.0.0.0/8', '192.168.0.1']],
  [
    'aws:CurrentTime',
    ['DateLessThan', 'DateGreaterThanEquals', 'DateEquals', 'DateNotEquals'],
    KEYS['aws:CurrentTime'],
  ],
  [
    'aws:MultiFactorAuthAge',
    ['NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericEquals', 'NumericNotEquals'],
    ['10', '299', '300'],
  ],
  // Not `*` alone: for the simulator neither ArnLike nor ArnNotLike holds then.
  [
    'aws:SourceArn',
    ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    ['arn:aws:sns:us-east-1:123456789012:a', 'arn:aws:sns:*:*:*', 'arn:aws:*:us-east-1:123456789012:b*'],
  ],
  ['aws:SourceArn', ['Null'], ['true', 'false']],
  [
    'aws:TagKeys',
    ['StringEquals', 'StringNotEquals', 'StringLike'].flatMap((it) => [`ForAllValues:${it}`, `ForAnyValue:${it}`]),
    ['Name', 'Owner', 'N*'],
  ],
];

interface Case {
  readonly request: AccessRequest;
  readonly identity: PolicyDocument[];
  readonly resource?: PolicyDocument;
  readonly endpoint?: PolicyDocument;
  readonly boundary?: PolicyDocument;
}

function generated(next: (bound: number) => number): Case {
  const one = <T>(values: readonly T[]): T => values[next(values.length)];
  const some = <T>(values: readonly T[]): T[] => Array.from({ length: 1 + next(2) }, () => one(values));
  const chance = (of: number) => next(of) === 0;
  const condition = (): Statement['Condition'] => {
    const [key, operators, values] = one(CONDITIONS);
    const operator = one(operators);
    const ifExists = operator !== 'Null' && !operator.startsWith('For') && chance(3) ? 'IfExists' : '';
    return { [`${operator}${ifExists}`]: { [key]: operator === 'Null' ? one(values) : some(values) } };
  };
  const statement = (Principal?: Statement['Principal']): Statement => ({
    Effect: chance(5) ? 'Deny' : 'Allow',
    ...(Principal && { Principal }),
    ...(chance(8) ? { NotAction: some(ACTION_PATTERNS) } : { Action: some(ACTION_PATTERNS) }),
    ...(!Principal && chance(8) ? { NotResource: some(EXCLUDED_PATTERNS) } : { Resource: some(RESOURCE_PATTERNS) }),
    ...(chance(2) && { Condition: condition() }),
  });
  const policy = (principals?: readonly Statement['Principal'][]): PolicyDocument => ({
    Version: '2012-10-17',
    Statement: Array.from({ length: 1 + next(3) }, () => statement(principals && one(principals))),
  });
  const action = one(ACTIONS);
  const principal = chance(5) ? SERVICE : ROLE;
  const context = Object.fromEntries(
    Object.entries(KEYS)
      .filter(() => chance(2))
      .map(([key, values]) => [key, one(values)]),
  );
  const tags: Record<string, string[]> =
    action === 's3:PutObject' && chance(2) ? { 'aws:TagKeys': some(['Name', 'Owner', 'Other']) } : {};
  const owners: Statement['Principal'][] = [
    { AWS: ROLE },
    { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    { AWS: ACCOUNT },
    { AWS: `${ROLE}-2` },
    { Service: SERVICE },
  ];
  return {
    request: {
      principal,
      action,
      resource: one(RESOURCES[action.split(':')[1]]),
      account: chance(4) ? OTHER : ACCOUNT,
      context: { ...context, ...tags },
    },
    identity: Array.from({ length: next(3) }, () => policy()),
    ...(!chance(3) && { resource: policy(owners) }),
    ...(chance(4) && { endpoint: policy(['*']) }),
    ...(principal === ROLE && chance(3) && { boundary: policy() }),
  };
}

/** Cases that are tried. */
const CASES = 3000;

it('decides as another evaluator does, on generated policies', async () => {
  const next = numbers(6);
  const different: Case[] = [];
  const seen = new Map<string, number>();
  for (let index = 0; index < CASES; index += 1) {
    const made = generated(next);
    const named = made.identity.map((policy, at) => ({ name: `policy ${at}`, policy }));
    const all = [made.request, named, made.resource, made.endpoint, made.boundary] as const;
    const [own, other] = await Promise.all([decide(...all), simulated(...all)]);
    seen.set(own, (seen.get(own) ?? 0) + 1);
    if (own !== other) different.push(made);
  }
  expect(different).toEqual([]);
  expect([...seen.values()].every((times) => times > 100)).toBe(true);
  expect([...seen.keys()].sort()).toEqual(['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied']);
});

describeWithTools(['terraform'], 'on the module', () => {
  it('decides as another evaluator does, on all tables of requests', async () => {
    const config = terraformCliConfig();
    if (config !== undefined) process.env.TF_CLI_CONFIG_FILE = config;
    const repository = openRepository(newRepository());
    const applied = await appliedModule({ ...repository, proofs: [], say: () => undefined, scratch: temporaryFolder });
    if ('result' in applied) throw new Error(applied.detail);
    const different: string[] = [];
    for (const [variant, { show, outputs, subject }] of applied) {
      const policies = readPolicies(show);
      for (const expectation of requestsOf({ ...subject, policies, outputs: outputsOf(outputs) })) {
        const both = [fulfilled(expectation, policies), fulfilled(expectation, policies, simulated)];
        const [own, other] = await Promise.all(both);
        if (own !== other) different.push(`${variant}: ${expectation.title}`);
      }
    }
    expect(different).toEqual([]);
  }, 300_000);
});
