import { accountOf, Context, Expectation, partitionOf, Parts, table } from './expectations';
import { AccessRequest } from './simulate';

/** What a container may do with the task role and the bucket, and what it may not; ECS Exec aside. */
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
      ['find out where the bucket is', ask('s3:GetBucketLocation', parts.bucket_arn)],
      ['give up a large upload', ask('s3:AbortMultipartUpload', object)],
      ['look at a large upload', ask('s3:ListMultipartUploadParts', object)],
    ]),
    ...table('deny', [
      ['read an object without TLS', ask('s3:GetObject', object, withoutTls)],
      ['list the bucket without TLS', ask('s3:ListBucket', parts.bucket_arn, withoutTls)],
      ['read an object with old TLS', ask('s3:GetObject', object, { 's3:TlsVersion': '1.1' })],
      ['list the bucket with old TLS', ask('s3:ListBucket', parts.bucket_arn, { 's3:TlsVersion': '1.1' })],
      [
        'write an object with a key of its own (SSE-C)',
        ask('s3:PutObject', object, { 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' }),
      ],
      [
        'read an object of another bucket',
        ask('s3:GetObject', `arn:${partitionOf(parts.bucket_arn)}:s3:::other/state`),
      ],
      ['list another bucket', ask('s3:ListBucket', `arn:${partitionOf(parts.bucket_arn)}:s3:::other`)],
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
  ];
}
