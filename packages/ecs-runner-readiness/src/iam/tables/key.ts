import { AccessRequest } from '../evaluate';
import {
  accountOf,
  asker,
  Context,
  dnsSuffix,
  Expectation,
  inAccount,
  logGroupArn,
  OTHER_ACCOUNT,
  Parts,
  table,
} from '../expectations';

const LOGS_ACTIONS = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey'];

/** The key, for the task role by way of S3 on a bucket that the runner made. */
export function bucketKeyRequests(parts: Parts, key: string): Expectation[] {
  const ask = asker(parts.task_role_arn);
  const throughS3 = { 'kms:ViaService': `s3.${parts.region}.${dnsSuffix(key)}` };
  const object = `${parts.bucket_arn}/artifacts/result.json`;
  const upload = (context: Context) => ask('s3:PutObject', object, { 'aws:SecureTransport': 'true', ...context });
  const encrypted = (algorithm: string, keyId?: string): AccessRequest =>
    upload({
      's3:x-amz-server-side-encryption': algorithm,
      ...(keyId !== undefined && { 's3:x-amz-server-side-encryption-aws-kms-key-id': keyId }),
    });

  return [
    ...table('allow', [
      ['decrypt through S3', ask('kms:Decrypt', key, throughS3)],
      ['make a data key through S3', ask('kms:GenerateDataKey', key, throughS3)],
      ['upload with the key', encrypted('aws:kms', key)],
      ['upload without a word on encryption', upload({})],
    ]),
    ...table('deny', [
      ['decrypt with another key', ask('kms:Decrypt', key.replace(/key\/.*/, 'key/other'), throughS3)],
      ['decrypt with a key of another account', ask('kms:Decrypt', inAccount(key, OTHER_ACCOUNT), throughS3)],
      ['make a data key directly', ask('kms:GenerateDataKey', key)],
      ['schedule the key for deletion', ask('kms:ScheduleKeyDeletion', key)],
      ["upload with S3's own key, as Terraform's backend does by encrypt", encrypted('AES256')],
      ["upload with the account's key for S3", encrypted('aws:kms')],
      ['upload with another key', encrypted('aws:kms', key.replace(/key\/.*/, 'key/other'))],
    ]),
  ];
}

/** The key, for CloudWatch Logs on the runner's own log groups. */
export function logKeyRequests(parts: Parts, key: string): Expectation[] {
  const account = accountOf(key);
  const logGroup = logGroupArn(parts, parts.log_group_name);
  const byLogs = (group: string, action: string): AccessRequest => ({
    principal: `logs.${parts.region}.${dnsSuffix(key)}`,
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
    ...table(
      'allow',
      LOGS_ACTIONS.map((action): [string, AccessRequest] => [`logs: ${action}`, byLogs(logGroup, action)]),
    ),
    ...table('deny', [
      ['logs: encrypt another log group', byLogs(`${logGroup}-2`, 'kms:Encrypt')],
      ["logs: encrypt another account's log group", byLogs(inAccount(logGroup, OTHER_ACCOUNT), 'kms:Encrypt')],
      ['another service: decrypt', { ...byLogs(logGroup, 'kms:Decrypt'), principal: 'sns.amazonaws.com' }],
      [
        'another region: decrypt',
        { ...byLogs(logGroup, 'kms:Decrypt'), principal: `logs.xx-west-9.${dnsSuffix(key)}` },
      ],
    ]),
  ];
}

/** A key that its owner made for the runners of the account: what no service may do with it. */
export function callerKeyRequests(parts: Parts, key: string): Expectation[] {
  const foreign = (arn: string) => inAccount(arn, OTHER_ACCOUNT);
  const ask = (principal: string, context: Context, action = 'kms:Decrypt'): AccessRequest => ({
    principal,
    action,
    resource: key,
    account: accountOf(key),
    context,
  });
  const logs = `logs.${parts.region}.${dnsSuffix(key)}`;
  const logGroup = logGroupArn(parts, parts.log_group_name);
  const topic = key.replace(/:kms:(.*):key\/.*/, ':sns:$1:x-alarms');
  const cluster = (account: string) => ({
    'kms:EncryptionContext:aws:ecs:clusterAccount': account,
    'kms:EncryptionContext:aws:ecs:clusterName': 'x',
  });

  return table('deny', [
    ["another account's log group", ask(logs, { 'kms:EncryptionContext:aws:logs:arn': foreign(logGroup) })],
    ['another log group', ask(logs, { 'kms:EncryptionContext:aws:logs:arn': logGroupArn(parts, '/other') })],
    [
      "another account's topic",
      ask('events.amazonaws.com', { 'kms:EncryptionContext:aws:sns:topicArn': foreign(topic) }),
    ],
    ['another service for a topic', ask('s3.amazonaws.com', { 'kms:EncryptionContext:aws:sns:topicArn': topic })],
    [
      "another account's disk",
      ask('fargate.amazonaws.com', cluster(OTHER_ACCOUNT), 'kms:GenerateDataKeyWithoutPlaintext'),
    ],
    [
      "another account's log delivery",
      ask('delivery.logs.amazonaws.com', { 'kms:EncryptionContext:SourceArn': foreign(logGroup) }),
    ],
  ]);
}
