import { policyProblems } from '../../packages/ecs-runner-readiness/src/iam/statements';
import { Statement } from '../../src/iam/documents';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';

function allow(Action: string | string[], Resource: string | string[], Condition?: Statement['Condition']) {
  return { Statement: { Effect: 'Allow' as const, Action, Resource, ...(Condition && { Condition }) } };
}

it.each([
  ['an action', allow('ecs:RunTask', `${ECS}:task-definition/runner:*`)],
  ['a task definition without its revision', allow('ecs:RunTask', `${ECS}:task-definition/runner`)],
  ['a pattern of actions', allow('kms:GenerateDataKey*', 'arn:aws:kms:us-east-1:123456789012:key/1')],
  ['a wildcard where nothing narrower works', allow('ecs:DescribeTaskDefinition', '*')],
  ['a log group and its streams', allow('logs:PutLogEvents', 'arn:aws:logs:us-east-1:123456789012:log-group:/a/b:*')],
  ['objects of a bucket', allow('s3:GetObject', 'arn:aws:s3:::bucket/*')],
  [
    'a condition key with a variable name',
    allow('ecs:RunTask', `${ECS}:task-definition/runner:1`, { StringEquals: { 'aws:ResourceTag/Owner': 'me' } }),
  ],
])('%s is right', async (_, policy) => {
  expect(await policyProblems(policy)).toEqual([]);
});

it.each([
  ['ecs:DeleteTaskDefinition', allow('ecs:DeleteTaskDefinition', '*'), 'no such action: ecs:DeleteTaskDefinition'],
  ['an unknown service', allow('ecsx:RunTask', '*'), 'no such action: ecsx:RunTask'],
  ['RunTask on everything', allow('ecs:RunTask', '*'), 'ecs:RunTask works on less than *'],
  [
    'RegisterTaskDefinition on a cluster',
    allow('ecs:RegisterTaskDefinition', `${ECS}:cluster/runner`),
    `ecs:RegisterTaskDefinition has no resource ${ECS}:cluster/runner`,
  ],
  [
    'a condition on the subnet of RunTask',
    allow('ecs:RunTask', `${ECS}:task-definition/runner:1`, { StringEquals: { 'ecs:subnet': 'subnet-1' } }),
    'ecs:RunTask has no condition key ecs:subnet',
  ],
  [
    'objects and bucket mixed up',
    allow(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*']),
    's3:GetObject has no resource arn:aws:s3:::bucket',
    's3:ListBucket has no resource arn:aws:s3:::bucket/*',
  ],
  ['everything that a service can do', allow('ssmmessages:*', '*'), 'ssmmessages:* grants too much'],
  [
    'a grant to everyone',
    { Statement: { ...allow('s3:GetObject', 'arn:aws:s3:::bucket/*').Statement, Principal: '*' as const } },
    'grants to everyone',
  ],
  ['every bucket', allow('s3:ListBucket', 'arn:aws:s3:::*'), 'arn:aws:s3:::* names no resource'],
  [
    'an encryption context with DescribeKey',
    allow('kms:DescribeKey', 'arn:aws:kms:us-east-1:123456789012:key/1', {
      ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': 'arn' },
    }),
    'kms:DescribeKey has no condition key kms:EncryptionContext:aws:logs:arn',
  ],
])('%s is found', async (_, policy, ...problems) => {
  expect(await policyProblems(policy)).toEqual(problems.map((problem) => `statement 1: ${problem}`));
});

it('knows the claims of an issuer that AWS makes condition keys of', async () => {
  const trust = (claim: string) => ({
    Statement: {
      Effect: 'Allow' as const,
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' },
      Condition: { StringEquals: { [`token.actions.githubusercontent.com:${claim}`]: 'x' } },
    },
  });
  expect(await policyProblems(trust('sub'))).toEqual([]);
  expect(await policyProblems(trust('repository_id'))).toEqual([]);
  expect(await policyProblems(trust('run_attempt'))).toEqual([
    'statement 1: sts:AssumeRoleWithWebIdentity has no condition key token.actions.githubusercontent.com:run_attempt',
  ]);
});
