import { AccessRequest } from '../evaluate';
import { accountOf, Context, Expectation, inAccount, OTHER_ACCOUNT, Parts, table } from '../expectations';

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** CloudTrail, which writes the trail of the bucket's objects into the bucket for access logs. @param trail its ARN */
export function trailRequests(parts: Parts, trail: string, logBucket: string): Expectation[] {
  const account = accountOf(trail);
  const bucket = parts.bucket_arn.replace(/[^:]*$/, logBucket);
  const file = `${bucket}/cloudtrail/AWSLogs/${account}/CloudTrail/${parts.region}/2026/11/27/x.json.gz`;
  const digest = file.replace('/CloudTrail/', '/CloudTrail-Digest/');
  const of = (arn: string): Context => ({ 'aws:SourceArn': arn, 'aws:SourceAccount': accountOf(arn) });
  const ask = (action: string, resource: string, context: Context = {}): AccessRequest => ({
    principal: CLOUDTRAIL,
    action,
    resource,
    account,
    context: { 'aws:SecureTransport': 'true', ...of(trail), ...context },
  });
  const put = (resource: string, context: Context = {}) =>
    ask('s3:PutObject', resource, { 's3:x-amz-acl': 'bucket-owner-full-control', ...context });
  const foreign = inAccount(trail, OTHER_ACCOUNT);

  return [
    ...table('allow', [
      ["CloudTrail: read the log bucket's ACL", ask('s3:GetBucketAcl', bucket)],
      ['CloudTrail: write a log file', put(file)],
      ['CloudTrail: write a digest', put(digest)],
    ]),
    ...table('deny', [
      ["CloudTrail: read the ACL for another account's trail", ask('s3:GetBucketAcl', bucket, of(foreign))],
      ["CloudTrail: read the ACL of the runner's bucket", ask('s3:GetBucketAcl', parts.bucket_arn)],
      ['CloudTrail: write for another trail', put(file, of(`${trail}-2`))],
      ["CloudTrail: write for another account's trail", put(file, of(foreign))],
      ['CloudTrail: write for nobody', { ...put(file), context: { 's3:x-amz-acl': 'bucket-owner-full-control' } }],
      ['CloudTrail: keep a log file for itself', put(file, { 's3:x-amz-acl': 'private' })],
      ["CloudTrail: write another account's log file", put(file.replace(account, OTHER_ACCOUNT))],
      ['CloudTrail: write an access log', put(`${bucket}/s3/x`)],
      ['CloudTrail: write without TLS', put(file, { 'aws:SecureTransport': 'false' })],
      ["CloudTrail: write to the runner's bucket", put(`${parts.bucket_arn}/x`)],
      ['CloudTrail: read a log file', ask('s3:GetObject', file)],
      ['CloudTrail: delete a log file', ask('s3:DeleteObject', file)],
      ['another service: write a log file', { ...put(file), principal: 'config.amazonaws.com' }],
      ['the task role: forge a log file', { ...put(file), principal: parts.task_role_arn, context: {} }],
      ['the task role: read a log file', { ...ask('s3:GetObject', file), principal: parts.task_role_arn, context: {} }],
    ]),
    ...(parts.kms_key_arn === null ? [] : keyRequests(parts.kms_key_arn, trail)),
  ];
}

function keyRequests(key: string, trail: string): Expectation[] {
  const ask = (action: string, context: Context): AccessRequest => ({
    principal: CLOUDTRAIL,
    action,
    resource: key,
    account: accountOf(key),
    context: { 'aws:SourceArn': trail, ...context },
  });
  const about = (arn: string): Context => ({ 'kms:EncryptionContext:aws:cloudtrail:arn': arn });
  const dataKey = (context: Context) => ask('kms:GenerateDataKey', { ...about(trail), ...context });
  const foreign = inAccount(trail, OTHER_ACCOUNT);

  return [
    ...table('allow', [
      ['CloudTrail: make a data key', dataKey({})],
      ['CloudTrail: describe the key', ask('kms:DescribeKey', {})],
    ]),
    ...table('deny', [
      ['CloudTrail: make a data key for another trail', dataKey({ 'aws:SourceArn': `${trail}-2` })],
      ["CloudTrail: make a data key for another trail's files", dataKey(about(`${trail}-2`))],
      ["CloudTrail: make a data key for another account's files", dataKey(about(foreign))],
      ['CloudTrail: make a data key for no files', ask('kms:GenerateDataKey', {})],
      [
        "CloudTrail: describe the key for another account's trail",
        ask('kms:DescribeKey', { 'aws:SourceArn': foreign }),
      ],
      ['CloudTrail: decrypt', ask('kms:Decrypt', about(trail))],
      ['another service: make a data key', { ...dataKey({}), principal: 'config.amazonaws.com' }],
    ]),
  ];
}
