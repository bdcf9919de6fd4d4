import { readPolicies, TerraformShow } from '../../packages/ecs-runner-readiness/src/iam/state';

const ACCOUNT = 'arn:aws:iam::123456789012';
const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow' as const, Action: 's3:ListBucket', Resource: '*' }],
};
const TEXT = JSON.stringify(POLICY);

function state(...resources: [type: string, values: Record<string, unknown>][]): TerraformShow {
  const listed = resources.map(([type, values]) => ({
    address: `${type}.this`,
    mode: 'managed' as const,
    type,
    values,
  }));
  return { values: { root_module: { child_modules: [{ resources: listed }] } } };
}

it("reads a role's policies and names attached ones that are made elsewhere", () => {
  const show = state(
    ['aws_iam_role', { arn: `${ACCOUNT}:role/a`, name: 'a', assume_role_policy: TEXT }],
    ['aws_iam_role_policy', { role: 'a', policy: TEXT }],
    ['aws_iam_role_policy', { role: 'b', policy: TEXT }],
    ['aws_iam_policy', { arn: `${ACCOUNT}:policy/made`, policy: TEXT }],
    ['aws_iam_role_policy_attachment', { role: 'a', policy_arn: `${ACCOUNT}:policy/made` }],
    ['aws_iam_role_policy_attachment', { role: 'a', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  );
  expect(readPolicies(show).roles).toEqual([
    {
      arn: `${ACCOUNT}:role/a`,
      trust: POLICY,
      policies: [
        { name: 'aws_iam_role_policy.this', policy: POLICY },
        { name: 'aws_iam_policy.this', policy: POLICY },
      ],
      elsewhere: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    },
  ]);
});

it('reads the boundary of a role, and no policy that bounds none', () => {
  const show = state(
    ['aws_iam_role', { arn: 'a', name: 'a', assume_role_policy: TEXT, permissions_boundary: `${ACCOUNT}:policy/made` }],
    ['aws_iam_policy', { arn: `${ACCOUNT}:policy/made`, policy: TEXT }],
    ['aws_iam_policy', { arn: `${ACCOUNT}:policy/other`, policy: TEXT }],
  );
  const { roles, boundaries } = readPolicies(show);
  expect(roles.map(({ boundary }) => boundary)).toEqual([`${ACCOUNT}:policy/made`]);
  expect(boundaries).toEqual([{ name: `${ACCOUNT}:policy/made`, policy: POLICY }]);
});

it('reads the policies of resources by what they are for', () => {
  const logGroup = 'arn:aws:logs:us-east-1:123456789012:log-group:a';
  const logs = JSON.stringify({ ...POLICY, Statement: [{ ...POLICY.Statement[0], Resource: `${logGroup}:*` }] });
  const show = state(
    ['aws_s3_bucket', { arn: 'arn:aws-cn:s3:::a', bucket: 'a' }],
    ['aws_s3_bucket_policy', { bucket: 'a', policy: TEXT }],
    ['aws_kms_key', { arn: 'arn:aws:kms:us-east-1:123456789012:key/1', policy: TEXT }],
    ['aws_sns_topic_policy', { arn: 'arn:aws:sns:us-east-1:123456789012:a', policy: TEXT }],
    ['aws_cloudwatch_log_group', { arn: logGroup }],
    ['aws_cloudwatch_log_resource_policy', { policy_document: logs }],
    ['aws_vpc_endpoint', { service_name: 'cn.com.amazonaws.cn-north-1.ecr.api', policy: TEXT }],
  );
  const { resources, endpoints } = readPolicies(show);
  expect([resources, endpoints].map((all) => all!.map(({ name }) => name))).toEqual([
    [
      'arn:aws-cn:s3:::a',
      'arn:aws:kms:us-east-1:123456789012:key/1',
      'arn:aws:sns:us-east-1:123456789012:a',
      'arn:aws:logs:us-east-1:123456789012',
    ],
    ['ecr.api'],
  ]);
});

it.each([
  ['a kind of resource that is not known', ['aws_ecr_repository_policy', { policy: TEXT }]],
  ['an attribute that is not known', ['aws_iam_role', { arn: 'a', assume_role_policy: TEXT, other: TEXT }]],
  ['a block', ['aws_iam_role', { arn: 'a', assume_role_policy: TEXT, inline_policy: [{ policy: TEXT }] }]],
] as [string, [string, Record<string, unknown>]][])('refuses a policy that nothing reads: %s', (_, resource) => {
  expect(() => readPolicies(state(resource))).toThrow('holds a policy, which nothing here reads');
});

it('refuses a policy that is not known before the apply', () => {
  const show = state(['aws_iam_role', { arn: 'a', assume_role_policy: null }]);
  expect(() => readPolicies(show)).toThrow('assume_role_policy is not known');
});
