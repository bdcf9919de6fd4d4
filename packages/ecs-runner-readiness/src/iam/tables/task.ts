import { asker, Expectation, partitionOf, Parts, table, TO_ECS } from '../expectations';

const TLS = { 'aws:SecureTransport': 'true' };

/** What a container may do with the task role, and what it may not; ECS Exec and keys aside. */
export function taskRequests(parts: Parts): Expectation[] {
  const askEcs = asker(parts.task_role_arn);
  const ask = (action: string, resource: string) => askEcs(action, resource, TLS);
  const object = `${parts.bucket_arn}/artifacts/result.json`;

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
      [
        'read an object of another bucket',
        ask('s3:GetObject', `arn:${partitionOf(parts.bucket_arn)}:s3:::other/state`),
      ],
      ['list another bucket', ask('s3:ListBucket', `arn:${partitionOf(parts.bucket_arn)}:s3:::other`)],
      ['read a bucket whose name only starts alike', ask('s3:GetObject', `${parts.bucket_arn}-2/state`)],
      ['delete a version for good', ask('s3:DeleteObjectVersion', object)],
      ['change the bucket policy', ask('s3:PutBucketPolicy', parts.bucket_arn)],
      ['delete the bucket', ask('s3:DeleteBucket', parts.bucket_arn)],
      ['start another task', askEcs('ecs:RunTask', parts.task_definition_arn, { 'ecs:cluster': parts.cluster_arn })],
      ['take the runner role', ask('sts:AssumeRole', parts.runner_role_arn)],
      ['hand its role on', askEcs('iam:PassRole', parts.task_role_arn, TO_ECS)],
    ]),
  ];
}

/** What the policy of a bucket that the runner made forbids, and what it does not. */
export function bucketRequests({ task_role_arn: role, bucket_arn: bucket }: Parts): Expectation[] {
  const ask = asker(role);
  const object = `${bucket}/artifacts/result.json`;
  const tls = (version: string) => ({ ...TLS, 's3:TlsVersion': version });
  const withoutTls = { 'aws:SecureTransport': 'false' };
  const withOwnKey = { ...TLS, 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' };

  return [
    ...table('allow', [
      ['read an object with TLS 1.2', ask('s3:GetObject', object, tls('1.2'))],
      ['list the bucket with TLS 1.3', ask('s3:ListBucket', bucket, tls('1.3'))],
    ]),
    ...table('deny', [
      ['read an object without TLS', ask('s3:GetObject', object, withoutTls)],
      ['list the bucket without TLS', ask('s3:ListBucket', bucket, withoutTls)],
      ['read an object with old TLS', ask('s3:GetObject', object, tls('1.1'))],
      ['list the bucket with old TLS', ask('s3:ListBucket', bucket, tls('1.1'))],
      ['write an object with a key of its own (SSE-C)', ask('s3:PutObject', object, withOwnKey)],
    ]),
  ];
}
