import { AccessRequest } from '../evaluate';
import { asker, Context, Expectation, table, TO_ECS } from '../expectations';
import { managedResources, TerraformShow } from '../state';

/** Outputs of bootstrap/. */
export interface Bootstrap {
  readonly apply_role_arns: Readonly<Record<string, string>>;
  readonly oidc_provider_arn: string;
  readonly permissions_boundary_arn: string;
  readonly plan_role_arn: string;
  readonly region: string;
  readonly state_bucket_name: string;
  readonly state_keys: Readonly<Record<string, string>>;
  readonly state_kms_key_arn: string;
}

const ISSUER = 'token.actions.githubusercontent.com';

/** What a job of a pull request may do with the plan role, and what it may not. */
export function planRequests(bootstrap: Bootstrap, live: TerraformShow): Expectation[] {
  const { plan_role_arn: role } = bootstrap;
  const ask = asker(role);
  const { bucket, key, stateKey, parts, secret, through, ofRunner } = subjects(bootstrap, live);
  return [
    ...['pull_request', 'ref:refs/heads/main'].flatMap((right) =>
      tokenRequests(bootstrap, role, right, 'environment:production'),
    ),
    ...table('allow', [
      ['list states', ask('s3:ListBucket', bucket)],
      ['read the state', ask('s3:GetObject', `${bucket}/${key}`)],
      ['decrypt it, through S3', ask('kms:Decrypt', stateKey, through)],
      ['read a role', ask('iam:GetRole', parts.role)],
      ['read the key', ask('kms:DescribeKey', parts.key, ofRunner)],
      ['read the definition of a state machine', ask('kms:Decrypt', parts.key, { ...ofRunner, ...parts.ofMachine })],
    ]),
    ...table('deny', [
      ['decrypt with the state key beside S3', ask('kms:Decrypt', stateKey)],
      ['write the state', ask('s3:PutObject', `${bucket}/${key}`)],
      ['lock the state', ask('s3:PutObject', `${bucket}/${key}.tflock`)],
      ['read the state of bootstrap', ask('s3:GetObject', `${bucket}/acme-runner/bootstrap.tfstate`)],
      ['read an earlier state', ask('s3:GetObjectVersion', `${bucket}/${key}`)],
      ['read an object of the runner', ask('s3:GetObject', `${parts.bucket}/state`)],
      ['decrypt with the key of the runner', ask('kms:Decrypt', parts.key, ofRunner)],
      ['read a secret', ask('secretsmanager:GetSecretValue', secret)],
      ['read a log', ask('logs:GetLogEvents', `${parts.logGroup}:log-stream:runner/runner/1`)],
      ['run a task', ask('ecs:RunTask', parts.taskDefinition)],
      ['make a role', ask('iam:CreateRole', parts.role, bounded(bootstrap))],
      ['read a role of others', ask('iam:GetRole', parts.role.replace('/ecs-runner/acme-runner', '/admin/acme'))],
      ['delete the bucket', ask('s3:DeleteBucket', parts.bucket)],
    ]),
  ];
}

/** What a job of an environment may do with its apply role, and what it may not. */
export function applyRequests(bootstrap: Bootstrap, live: TerraformShow): Expectation[] {
  const role = bootstrap.apply_role_arns.production;
  const ask = asker(role);
  const { bucket, key, stateKey, parts, secret, through, ofRunner } = subjects(bootstrap, live);
  const boundary = bootstrap.permissions_boundary_arn;
  const withBoundary = bounded(bootstrap);
  const other = parts.role.replace('/ecs-runner/', '/');
  const admin: Context = { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' };
  const otherName: Context = { 'aws:ResourceTag/Name': 'billing' };
  const asRunner: Context = { 'aws:RequestTag/Name': 'acme-runner-0a1b2c' };
  const ofState: Context = { 'aws:ResourceTag/Name': bootstrap.state_bucket_name };
  const endpoint = 'arn:aws:ec2:us-east-1:123456789012:vpc-endpoint/vpce-1';
  const service = (owner: string): Context => ({ ...asRunner, 'ec2:VpceServiceOwner': owner });
  const machine = parts.ofMachine['kms:EncryptionContext:aws:states:stateMachineArn'] as string;
  const serviceRole = 'arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS';
  return [
    ...tokenRequests(bootstrap, role, 'environment:production', 'pull_request'),
    ...tokenRequests(bootstrap, role, 'environment:production', 'environment:staging'),
    ...tokenRequests(bootstrap, role, 'environment:production', 'ref:refs/heads/main'),
    ...table('allow', [
      ['read and write its state', ask('s3:PutObject', `${bucket}/${key}`)],
      ['lock it', ask('s3:PutObject', `${bucket}/${key}.tflock`)],
      ['unlock it', ask('s3:DeleteObject', `${bucket}/${key}.tflock`)],
      ['encrypt it, through S3', ask('kms:GenerateDataKey', stateKey, through)],
      ['make a bounded role', ask('iam:CreateRole', parts.role, withBoundary)],
      ['give it rights', ask('iam:PutRolePolicy', parts.role, withBoundary)],
      ['hand it to ECS', ask('iam:PassRole', parts.role, TO_ECS)],
      ['make a key', ask('kms:CreateKey', '*', asRunner)],
      ['delete the key of the runner', ask('kms:ScheduleKeyDeletion', parts.key, ofRunner)],
      ['change the trust of a role of the runner', ask('iam:UpdateAssumeRolePolicy', parts.role)],
      ['delete its empty bucket', ask('s3:DeleteBucket', parts.bucket)],
      ['make a state machine', ask('states:CreateStateMachine', machine)],
      ['make an endpoint of AWS', ask('ec2:CreateVpcEndpoint', endpoint, service('amazon'))],
    ]),
    ...table('deny', [
      ...['states', 'events', 's3'].map((name): [string, AccessRequest] => [
        `hand a role of others to ${name}`,
        ask('iam:PassRole', other, { 'iam:PassedToService': `${name}.amazonaws.com` }),
      ]),
      ['change a state machine of others', ask('states:UpdateStateMachine', machine.replace('acme-runner', 'billing'))],
      ['aim a rule of others', ask('events:PutTargets', 'arn:aws:events:us-east-1:123456789012:rule/billing')],
      ['make an endpoint to others', ask('ec2:CreateVpcEndpoint', endpoint, service('999999999999'))],
      ['take an endpoint for its own', ask('ec2:CreateTags', endpoint, { ...otherName, ...asRunner })],
      ['take the key of others for its own', ask('kms:TagResource', parts.key, { ...otherName, ...asRunner })],
      ['take the name off the state key', ask('kms:UntagResource', stateKey, ofState)],
      ['make a grant for its key', ask('kms:CreateGrant', parts.key, ofRunner)],
      ['make a grant for the state key', ask('kms:CreateGrant', stateKey, ofState)],
      ['encrypt the state bucket otherwise', ask('s3:PutEncryptionConfiguration', bucket)],
      ['replicate the state bucket', ask('s3:PutReplicationConfiguration', bucket)],
      ['open the state bucket', ask('s3:PutBucketPublicAccessBlock', bucket)],
      ['delete the policy of the state bucket', ask('s3:DeleteBucketPolicy', bucket)],
      [
        'attach a policy to the plan role',
        ask('iam:AttachRolePolicy', bootstrap.plan_role_arn, { ...admin, ...withBoundary }),
      ],
      ['bound the plan role', ask('iam:PutRolePermissionsBoundary', bootstrap.plan_role_arn, withBoundary)],
      ['tag the provider', ask('iam:TagOpenIDConnectProvider', bootstrap.oidc_provider_arn)],
      ['change its certificate', ask('iam:UpdateOpenIDConnectProviderThumbprint', bootstrap.oidc_provider_arn)],
      [
        'make a role for another service',
        ask('iam:CreateServiceLinkedRole', serviceRole, { 'iam:AWSServiceName': 'rds.amazonaws.com' }),
      ],
      ['make a role without a boundary', ask('iam:CreateRole', parts.role)],
      [
        'make a role with another one',
        ask('iam:CreateRole', parts.role, { 'iam:PermissionsBoundary': `${boundary}-2` }),
      ],
      ['give rights to a role without a boundary', ask('iam:PutRolePolicy', parts.role)],
      ['attach a policy to a role without a boundary', ask('iam:AttachRolePolicy', parts.role, admin)],
      ['take the boundary away', ask('iam:DeleteRolePermissionsBoundary', parts.role, withBoundary)],
      [
        'put another one',
        ask('iam:PutRolePermissionsBoundary', parts.role, { 'iam:PermissionsBoundary': `${boundary}-2` }),
      ],
      ['change the boundary', ask('iam:CreatePolicyVersion', boundary)],
      ['go back to an earlier boundary', ask('iam:SetDefaultPolicyVersion', boundary)],
      ['delete a version of the boundary', ask('iam:DeletePolicyVersion', boundary)],
      ['delete the boundary', ask('iam:DeletePolicy', boundary)],
      ['make a policy', ask('iam:CreatePolicy', `${boundary}-2`)],
      ['make a role elsewhere', ask('iam:CreateRole', other, withBoundary)],
      ['give rights to a role elsewhere', ask('iam:PutRolePolicy', other, withBoundary)],
      ['change the trust of a role elsewhere', ask('iam:UpdateAssumeRolePolicy', other)],
      [
        'make a role for another runner',
        ask('iam:CreateRole', parts.role.replace('acme-runner', 'acme'), withBoundary),
      ],
      ['make a role for another region', ask('iam:CreateRole', parts.role.replace('us-east', 'us-west'), withBoundary)],
      ['attach AdministratorAccess to itself', ask('iam:AttachRolePolicy', role, { ...admin, ...withBoundary })],
      ['give itself rights', ask('iam:PutRolePolicy', role, withBoundary)],
      ['widen its own trust', ask('iam:UpdateAssumeRolePolicy', role)],
      ['widen the trust of the plan role', ask('iam:UpdateAssumeRolePolicy', bootstrap.plan_role_arn)],
      ['change what plans may read', ask('iam:CreatePolicyVersion', boundary.replace('boundary', 'read-production'))],
      ['hand itself to ECS', ask('iam:PassRole', role, TO_ECS)],
      ['hand a role of others to ECS', ask('iam:PassRole', other, TO_ECS)],
      ['hand a role to EC2', ask('iam:PassRole', parts.role, { 'iam:PassedToService': 'ec2.amazonaws.com' })],
      ['hand a role to Lambda', ask('iam:PassRole', parts.role, { 'iam:PassedToService': 'lambda.amazonaws.com' })],
      ['make a user', ask('iam:CreateUser', 'arn:aws:iam::123456789012:user/eve')],
      ['make an access key', ask('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/eve')],
      ['make a password', ask('iam:CreateLoginProfile', 'arn:aws:iam::123456789012:user/eve')],
      ['add an audience to the provider', ask('iam:AddClientIDToOpenIDConnectProvider', bootstrap.oidc_provider_arn)],
      ['delete the provider', ask('iam:DeleteOpenIDConnectProvider', bootstrap.oidc_provider_arn)],
      ['make a provider', ask('iam:CreateOpenIDConnectProvider', `${bootstrap.oidc_provider_arn}.evil.com`)],
      ['read the state of another environment', ask('s3:GetObject', `${bucket}/acme-runner/staging/terraform.tfstate`)],
      [
        'write the state of another environment',
        ask('s3:PutObject', `${bucket}/acme-runner/staging/terraform.tfstate`),
      ],
      ['unlock another environment', ask('s3:DeleteObject', `${bucket}/acme-runner/staging/terraform.tfstate.tflock`)],
      ['read the state of bootstrap', ask('s3:GetObject', `${bucket}/acme-runner/bootstrap.tfstate`)],
      ['write the state of bootstrap', ask('s3:PutObject', `${bucket}/acme-runner/bootstrap.tfstate`)],
      ['delete its state', ask('s3:DeleteObject', `${bucket}/${key}`)],
      ['delete versions of its state', ask('s3:DeleteObjectVersion', `${bucket}/${key}`)],
      ['delete versions of its lock', ask('s3:DeleteObjectVersion', `${bucket}/${key}.tflock`)],
      ['delete the state bucket', ask('s3:DeleteBucket', bucket)],
      ['change the policy of the state bucket', ask('s3:PutBucketPolicy', bucket)],
      ['stop its versions', ask('s3:PutBucketVersioning', bucket)],
      ['expire its versions', ask('s3:PutLifecycleConfiguration', bucket)],
      ['delete the state key', ask('kms:ScheduleKeyDeletion', stateKey, ofState)],
      ['change the policy of the state key', ask('kms:PutKeyPolicy', stateKey, ofState)],
      ['take the state key for its own', ask('kms:TagResource', stateKey, { ...ofState, ...asRunner })],
      [
        'move the alias of the state key',
        ask('kms:UpdateAlias', 'arn:aws:kms:us-east-1:123456789012:alias/acme-runner-state'),
      ],
      ['decrypt with the state key beside S3', ask('kms:Decrypt', stateKey, ofState)],
      ['delete the key of others', ask('kms:ScheduleKeyDeletion', parts.key, otherName)],
      ['make a key of another name', ask('kms:CreateKey', '*', { 'aws:RequestTag/Name': 'billing' })],
      ['read a secret', ask('secretsmanager:GetSecretValue', secret)],
      ['read a parameter', ask('ssm:GetParameter', 'arn:aws:ssm:us-east-1:123456789012:parameter/a')],
      ['read an object of the runner', ask('s3:GetObject', `${parts.bucket}/state`)],
      ['delete an object of the runner', ask('s3:DeleteObject', `${parts.bucket}/state`)],
      ['delete a bucket of others', ask('s3:DeleteBucket', 'arn:aws:s3:::billing')],
      ['read a log', ask('logs:GetLogEvents', `${parts.logGroup}:log-stream:runner/runner/1`)],
      ['delete a log group of others', ask('logs:DeleteLogGroup', parts.logGroup.replace('acme-runner', 'billing'))],
      ['run a task', ask('ecs:RunTask', parts.taskDefinition)],
      ['open a security group of others', ask('ec2:AuthorizeSecurityGroupIngress', parts.securityGroup, otherName)],
      ['take a security group for its own', ask('ec2:CreateTags', parts.securityGroup, { ...otherName, ...asRunner })],
      ['delete a VPC', ask('ec2:DeleteVpc', 'arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1')],
      ['leave the organisation', ask('organizations:LeaveOrganization', '*')],
      ['take a role of the runner', ask('sts:AssumeRole', parts.role)],
    ]),
  ];
}

/** Jobs of the repository with the one subject take the role, those with the other one and of others do not. */
function tokenRequests({ oidc_provider_arn: principal }: Bootstrap, role: string, right: string, wrong: string) {
  const take = (sub: string, claims: Context = {}) => ({
    principal,
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: role,
    account: role.split(':')[4],
    context: { [`${ISSUER}:sub`]: sub, [`${ISSUER}:aud`]: 'sts.amazonaws.com', ...claims },
  });
  const ids = { [`${ISSUER}:repository_id`]: '456', [`${ISSUER}:repository_owner_id`]: '123' };
  return [
    ...table('allow', [
      ['a subject with ids', take(`repo:acme@123/infra@456:${right}`)],
      ['a classic subject with ids as claims', take(`repo:acme/infra:${right}`, ids)],
    ]),
    ...table('deny', [
      [`the subject ${wrong}`, take(`repo:acme@123/infra@456:${wrong}`)],
      [`the classic subject ${wrong}`, take(`repo:acme/infra:${wrong}`, ids)],
      ['another branch', take('repo:acme@123/infra@456:ref:refs/heads/feature')],
      ['a classic subject alone', take(`repo:acme/infra:${right}`)],
      [
        'a classic subject of a repository that took the name',
        take(`repo:acme/infra:${right}`, { ...ids, [`${ISSUER}:repository_id`]: '789' }),
      ],
      ['another repository', take(`repo:acme@123/infra@457:${right}`)],
      ['another audience', take(`repo:acme@123/infra@456:${right}`, { [`${ISSUER}:aud`]: 'https://github.com/acme' })],
    ]),
  ];
}

function bounded({ permissions_boundary_arn: boundary }: Bootstrap): Context {
  return { 'iam:PermissionsBoundary': boundary };
}

/** What the requests are about: the state, and parts of the applied runner by ARN. */
function subjects(bootstrap: Bootstrap, live: TerraformShow) {
  const all = managedResources(live);
  const arn = (type: string, part = '') =>
    String(all.find(({ type: it, values }) => it === type && String(values.arn).includes(part))!.values.arn);
  const machine = arn('aws_sfn_state_machine');
  return {
    bucket: `arn:aws:s3:::${bootstrap.state_bucket_name}`,
    key: bootstrap.state_keys.production,
    stateKey: bootstrap.state_kms_key_arn,
    secret: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:token-AbCdEf',
    through: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } as Context,
    ofRunner: { 'aws:ResourceTag/Name': 'acme-runner-0a1b2c' } as Context,
    parts: {
      bucket: arn('aws_s3_bucket'),
      key: arn('aws_kms_key'),
      logGroup: arn('aws_cloudwatch_log_group', '/tasks'),
      role: arn('aws_iam_role', '-task'),
      securityGroup: arn('aws_security_group'),
      taskDefinition: arn('aws_ecs_task_definition'),
      ofMachine: { 'kms:EncryptionContext:aws:states:stateMachineArn': machine } as Context,
    },
  };
}
