import { accountOf, Context, Expectation, inAccount, OTHER_ACCOUNT, Parts, table } from './expectations';
import { AccessRequest } from './simulate';

/** What a container may do with the task role, and what it may not; ECS Exec aside. The bucket's policy has a say. */
export function taskRequests(parts: Parts): Expectation[] {
  const account = accountOf(parts.cluster_arn);
  const ask = (action: string, resource: string, context: Context = {}): AccessRequest => ({
    principal: parts.task_role_arn,
    action,
    resource,
    account,
    context: { 'aws:SecureTransport': 'true', ...context },
  });
  const object = `${parts.bucket_arn}/artifacts/result.json`;
  const withoutTls = { 'aws:SecureTransport': 'false' };

  return [
    ...table('allow', [
      ['write an object', ask('s3:PutObject', object)],
      ['read an object', ask('s3:GetObject', object)],
      ['delete an object, as Terraform does with a lock', ask('s3:DeleteObject', object)],
      ['list the bucket', ask('s3:ListBucket', parts.bucket_arn)],
    ]),
    ...table('deny', [
      ['read an object without TLS', ask('s3:GetObject', object, withoutTls)],
      ['list the bucket without TLS', ask('s3:ListBucket', parts.bucket_arn, withoutTls)],
      ['read an object of another bucket', ask('s3:GetObject', 'arn:aws:s3:::other/state')],
      ['read a bucket whose name only starts alike', ask('s3:GetObject', `${parts.bucket_arn}-2/state`)],
      ['delete a version for good', ask('s3:DeleteObjectVersion', object)],
      ['change the bucket policy', ask('s3:PutBucketPolicy', parts.bucket_arn)],
      ['delete the bucket', ask('s3:DeleteBucket', parts.bucket_arn)],
      ['start another task', ask('ecs:RunTask', parts.task_definition_arn, { 'ecs:cluster': parts.cluster_arn })],
      ['take the runner role', ask('sts:AssumeRole', parts.runner_role_arn)],
      [
        'hand its role on',
        ask('iam:PassRole', parts.task_role_arn, { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }),
      ],
    ]),
    ...(parts.kms_key_arn === null ? [] : keyRequests(parts, parts.kms_key_arn)),
  ];
}

/** The key, for the task role by way of S3 and for CloudWatch Logs on the runner's own log groups. */
function keyRequests(parts: Parts, key: string): Expectation[] {
  const account = accountOf(key);
  const byTask = (action: string, resource: string, context: Context): AccessRequest => ({
    principal: parts.task_role_arn,
    action,
    resource,
    account: accountOf(resource),
    context,
  });
  const throughS3 = { 'kms:ViaService': `s3.${parts.region}.amazonaws.com` };
  const object = `${parts.bucket_arn}/artifacts/result.json`;
  const upload = (context: Context): AccessRequest => ({
    ...byTask('s3:PutObject', object, { 'aws:SecureTransport': 'true', ...context }),
    account,
  });

  const logGroup = `arn:aws:logs:${parts.region}:${account}:log-group:${parts.log_group_name}`;
  const byLogs = (group: string, action = 'kms:GenerateDataKey'): AccessRequest => ({
    principal: `logs.${parts.region}.amazonaws.com`,
    action,
    resource: key,
    account,
    context: {
      'kms:EncryptionContext:aws:logs:arn': group,
      'aws:SourceAccount': accountOf(group),
      'aws:SourceArn': group,
    },
  });

  return [
    ...table('allow', [
      ['decrypt through S3', byTask('kms:Decrypt', key, throughS3)],
      ['make a data key through S3', byTask('kms:GenerateDataKey', key, throughS3)],
      ['logs: encrypt the log group', byLogs(logGroup)],
      ['logs: decrypt the log group', byLogs(logGroup, 'kms:Decrypt')],
    ]),
    ...table('deny', [
      ['decrypt with another key', byTask('kms:Decrypt', key.replace(/key\/.*/, 'key/other'), throughS3)],
      ['decrypt with a key of another account', byTask('kms:Decrypt', inAccount(key, OTHER_ACCOUNT), throughS3)],
      ['schedule the key for deletion', byTask('kms:ScheduleKeyDeletion', key, {})],
      ['upload without KMS', upload({ 's3:x-amz-server-side-encryption': 'AES256' })],
      [
        'upload with another key',
        upload({ 's3:x-amz-server-side-encryption-aws-kms-key-id': key.replace(/key\/.*/, 'key/other') }),
      ],
      ['logs: encrypt another log group', byLogs(`${logGroup}-2`)],
      ["logs: encrypt another account's log group", byLogs(inAccount(logGroup, OTHER_ACCOUNT))],
      ['another service: decrypt', { ...byLogs(logGroup, 'kms:Decrypt'), principal: 'sns.amazonaws.com' }],
      ['another region: decrypt', { ...byLogs(logGroup, 'kms:Decrypt'), principal: 'logs.eu-west-1.amazonaws.com' }],
    ]),
  ];
}
