import { AccessRequest } from '../evaluate';
import { accountOf, asker, Context, dnsSuffix, Expectation, OTHER_ACCOUNT, Parts, table } from '../expectations';

/** The key, for Fargate on the disks of this cluster's tasks. */
export function diskRequests(parts: Parts, key: string): Expectation[] {
  const account = accountOf(key);
  const ofCluster = (name: string, owner = accountOf(parts.cluster_arn)): Context => ({
    'kms:EncryptionContext:aws:ecs:clusterAccount': owner,
    'kms:EncryptionContext:aws:ecs:clusterName': name,
  });
  const cluster = parts.cluster_arn.split('/')[1];
  const byFargate = (action: string, context: Context): AccessRequest => ({
    principal: 'fargate.amazonaws.com',
    action,
    resource: key,
    account,
    context,
  });
  const grant = (context: Context, ...operations: string[]) =>
    byFargate('kms:CreateGrant', { ...context, 'kms:GrantOperations': operations });
  const dataKey = (context: Context) => byFargate('kms:GenerateDataKeyWithoutPlaintext', context);

  return [
    ...table('allow', [
      ['Fargate: make the key of a disk', dataKey(ofCluster(cluster))],
      ['Fargate: grant the decryption of a disk', grant(ofCluster(cluster), 'Decrypt')],
    ]),
    ...table('deny', [
      ["Fargate: make a key for another cluster's disk", dataKey(ofCluster(`${cluster}-2`))],
      ["Fargate: make a key for another account's disk", dataKey(ofCluster(cluster, OTHER_ACCOUNT))],
      ['Fargate: make a key for no cluster', dataKey({})],
      ['Fargate: make a key that it can read', byFargate('kms:GenerateDataKey', ofCluster(cluster))],
      ['Fargate: decrypt without a grant', byFargate('kms:Decrypt', ofCluster(cluster))],
      ["Fargate: grant the decryption of another cluster's disk", grant(ofCluster(`${cluster}-2`), 'Decrypt')],
      ["Fargate: grant the decryption of another account's disk", grant(ofCluster(cluster, OTHER_ACCOUNT), 'Decrypt')],
      ['Fargate: grant more than decryption', grant(ofCluster(cluster), 'Decrypt', 'Encrypt')],
      [
        'another service: make the key of a disk',
        { ...dataKey(ofCluster(cluster)), principal: 'ecs-tasks.amazonaws.com' },
      ],
    ]),
  ];
}

/** The bucket for access logs, for S3's log delivery and for everybody else. @param prefix of the log objects' keys */
export function accessLogRequests(parts: Parts, logBucket: string, prefix = 's3/'): Expectation[] {
  const account = accountOf(parts.cluster_arn);
  const [arn, bucket] = [parts.bucket_arn, parts.bucket_arn.split(':').at(-1)!];
  const bucketArn = arn.replace(bucket, logBucket);
  const log = `${bucketArn}/${prefix}${bucket}/2026-11-23-10-00-00-0123456789ABCDEF`;
  const byS3 = (context: Context, resource = log): AccessRequest => ({
    principal: 'logging.s3.amazonaws.com',
    action: 's3:PutObject',
    resource,
    account,
    context: { 'aws:SecureTransport': 'true', 'aws:SourceAccount': account, 'aws:SourceArn': arn, ...context },
  });
  const byTask = (action: string, resource: string): AccessRequest => ({
    ...byS3({}, resource),
    principal: parts.task_role_arn,
    action,
    context: { 'aws:SecureTransport': 'true' },
  });

  return [
    ...table('allow', [['S3: write an access log of the bucket', byS3({})]]),
    ...table('deny', [
      ['S3: write an access log of another bucket', byS3({ 'aws:SourceArn': `${arn}-2` })],
      ['S3: write an access log for another account', byS3({ 'aws:SourceAccount': OTHER_ACCOUNT })],
      ['S3: write below another prefix', byS3({}, log.replace(`/${bucket}/`, '/other/'))],
      ['S3: write an access log without TLS', byS3({ 'aws:SecureTransport': 'false' })],
      ['S3: write an access log over old TLS', byS3({ 's3:TlsVersion': '1.1' })],
      ['S3: read an access log', { ...byS3({}), action: 's3:GetObject' }],
      ['another service: write an access log', { ...byS3({}), principal: 'delivery.logs.amazonaws.com' }],
      ['the task role: read an access log', byTask('s3:GetObject', log)],
      ['the task role: forge an access log', byTask('s3:PutObject', log)],
      ['the task role: delete an access log', byTask('s3:DeleteObject', log)],
      ['the task role: list the access logs', byTask('s3:ListBucket', bucketArn)],
    ]),
  ];
}

/** The key of an existing bucket, which is not the runner's; its policy leaves the rest to IAM. */
export function existingBucketRequests(parts: Parts, bucketKey: string): Expectation[] {
  const byTask = asker(parts.task_role_arn);
  const throughS3 = { 'kms:ViaService': `s3.${parts.region}.${dnsSuffix(bucketKey)}` };
  const others = [
    bucketKey.replace(/key\/.*/, 'key/other'),
    ...(parts.kms_key_arn === null ? [] : [parts.kms_key_arn]),
  ];
  return [
    ...table('allow', [
      ['decrypt through S3', byTask('kms:Decrypt', bucketKey, throughS3)],
      ['make a data key through S3', byTask('kms:GenerateDataKey', bucketKey, throughS3)],
    ]),
    ...table('deny', [
      ['decrypt directly', byTask('kms:Decrypt', bucketKey)],
      ['decrypt through another service', byTask('kms:Decrypt', bucketKey, { 'kms:ViaService': 'sqs.amazonaws.com' })],
      ...others.map((key): [string, AccessRequest] => [`decrypt with ${key}`, byTask('kms:Decrypt', key, throughS3)]),
      ['schedule the key for deletion', byTask('kms:ScheduleKeyDeletion', bucketKey)],
    ]),
  ];
}
