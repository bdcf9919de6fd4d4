import { decide } from '../../packages/ecs-runner-readiness/src/iam/evaluate';
import { PolicyDocument } from '../../src/iam/documents';

const ACCOUNT = '123456789012';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/runner`;
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`;
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;

function identity(Statement: PolicyDocument['Statement']) {
  return [{ name: 'policy', policy: { Version: '2012-10-17', Statement } }];
}

it('follows the conditions of an identity policy', async () => {
  const policies = identity({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: ROLE,
    Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
  });
  const pass = (service: string) =>
    decide(
      {
        principal: `${ROLE}-2`,
        action: 'iam:PassRole',
        resource: ROLE,
        account: ACCOUNT,
        context: { 'iam:PassedToService': service },
      },
      policies,
    );
  expect(await pass('ecs-tasks.amazonaws.com')).toBe('Allowed');
  expect(await pass('ec2.amazonaws.com')).toBe('ImplicitlyDenied');
});

it("follows conditions on an issuer's claims", async () => {
  const trust: PolicyDocument = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: PROVIDER },
      Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/infra:*' } },
    },
  };
  const take = (sub: string) =>
    decide(
      {
        principal: PROVIDER,
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: ROLE,
        account: ACCOUNT,
        context: { 'token.actions.githubusercontent.com:sub': sub },
      },
      [],
      trust,
    );
  expect(await take('repo:acme/infra:ref:refs/heads/main')).toBe('Allowed');
  expect(await take('repo:acme/infra-2:ref:refs/heads/main')).toBe('ImplicitlyDenied');
});

it('follows conditions on an encryption context', async () => {
  const policy: PolicyDocument = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Principal: { Service: 'logs.us-east-1.amazonaws.com' },
      Resource: '*',
      Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-1:1:log-group:a' } },
    },
  };
  const decrypt = (group: string) =>
    decide(
      {
        principal: 'logs.us-east-1.amazonaws.com',
        action: 'kms:Decrypt',
        resource: KEY,
        account: ACCOUNT,
        context: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:us-east-1:1:log-group:${group}` },
      },
      [],
      policy,
    );
  expect(await decrypt('a')).toBe('Allowed');
  expect(await decrypt('b')).toBe('ImplicitlyDenied');
});

it('follows a permissions boundary', async () => {
  const all = identity({ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::a/*' });
  const [{ policy: boundary }] = identity({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
  const ask = (action: string, policies = all) =>
    decide(
      { principal: ROLE, action, resource: 'arn:aws:s3:::a/b', account: ACCOUNT },
      policies,
      undefined,
      undefined,
      boundary,
    );
  expect(await ask('s3:GetObject')).toBe('Allowed');
  expect(await ask('s3:PutObject')).toBe('ImplicitlyDenied');
  expect(await ask('s3:GetObject', [])).toBe('ImplicitlyDenied');
});

it.each([
  ['kms:ListAliases', '*', 'Allowed'],
  ['kms:CreateKey', '*', 'Allowed'],
  ['kms:Decrypt', KEY, 'ImplicitlyDenied'],
])('%s on %s, without a policy of a key, is %s', async (action, resource, decision) => {
  const policies = identity({ Effect: 'Allow', Action: 'kms:*', Resource: '*' });
  expect(await decide({ principal: ROLE, action, resource, account: ACCOUNT }, policies)).toBe(decision);
});

it("follows China's names of services", async () => {
  const [service, key] = ['logs.cn-north-1.amazonaws.com.cn', KEY.replace('arn:aws:', 'arn:aws-cn:')];
  const policy: PolicyDocument = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'kms:Decrypt', Principal: { Service: service }, Resource: '*' },
  };
  const decrypt = (principal: string) =>
    decide({ principal, action: 'kms:Decrypt', resource: key, account: ACCOUNT }, [], policy);
  expect(await decrypt(service)).toBe('Allowed');
  expect(await decrypt('logs.cn-north-1.amazonaws.com')).toBe('ImplicitlyDenied');
});

it.each([
  [
    'a condition key that AWS does not send',
    { 'ecs:subnet': 'subnet-1' },
    'ecs:RunTask',
    'no condition key ecs:subnet',
  ],
  ['an action that does not exist', {}, 'ecs:StartRunner', 'invalid.action'],
])('refuses to answer for %s', async (_, context, action, message) => {
  const request = {
    principal: ROLE,
    action,
    resource: `arn:aws:ecs:us-east-1:${ACCOUNT}:task-definition/runner:1`,
    account: ACCOUNT,
    context,
  };
  await expect(decide(request, identity({ Effect: 'Allow', Action: '*', Resource: '*' }))).rejects.toThrow(message);
});

it.each([
  ['IpAddress', 'aws:SourceIp', '2001:db8::/32', '2001:db8::1', true],
  ['IpAddress', 'aws:SourceIp', '0.0.0.0/0', '10.0.0.1', true],
  ['NotIpAddress', 'aws:SourceIp', '10.0.0.0/8', '2001:db8::1', true],
  ['ArnLike', 'aws:SourceArn', '*', 'arn:aws:s3:::a', true],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:*:::a', 'arn:aws:s3:::a', true],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:*a', 'arn:aws:s3:::a', false],
  ['StringLike', 'aws:PrincipalTag/a', '${*}', '*', true],
  ['StringLike', 'aws:PrincipalTag/a', '${*}', 'b', false],
  ['DateLessThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z', '1700000000', true],
  ['NumericEquals', 'aws:MultiFactorAuthAge', '10', '10.0', true],
] as const)('compares by %s: %s with %s is %s: %s', async (operator, key, wanted, given, holds) => {
  const policies = identity({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: { [operator]: { [key]: wanted } },
  });
  const request = { principal: ROLE, action: 's3:GetObject', resource: 'arn:aws:s3:::a/b', account: ACCOUNT };
  const decision = await decide({ ...request, context: { [key]: given } }, policies);
  expect(decision).toBe(holds ? 'Allowed' : 'ImplicitlyDenied');
});

it.each([
  ['Allow', 'ImplicitlyDenied'],
  ['Deny', 'ExplicitlyDenied'],
] as const)('takes the worse case where an exclusion has a variable without a value: %s', async (Effect, decision) => {
  const policies = identity([
    { Effect, Action: 's3:*', NotResource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*' },
    ...(Effect === 'Deny' ? [{ Effect: 'Allow' as const, Action: 's3:*', Resource: '*' }] : []),
  ]);
  const request = { principal: ROLE, action: 's3:GetObject', resource: 'arn:aws:s3:::a/b', account: ACCOUNT };
  expect(await decide(request, policies)).toBe(decision);
});

it.each([
  ['an operator that IAM does not have', { StringMatches: { 'aws:PrincipalTag/a': 'b' } }, 'no condition operator'],
  ['a key with several values', { StringEquals: { 'aws:PrincipalTag/a': 'b' } }, 'need ForAllValues or ForAnyValue'],
])('refuses to answer for %s', async (_, Condition, message) => {
  const policies = identity({ Effect: 'Allow', Action: '*', Resource: '*', Condition });
  const context = { 'aws:PrincipalTag/a': ['b', 'c'] };
  const request = { principal: ROLE, action: 's3:GetObject', resource: 'arn:aws:s3:::a/b', account: ACCOUNT, context };
  await expect(decide(request, policies)).rejects.toThrow(message);
});
