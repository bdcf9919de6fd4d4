import { AccessRequest } from '../evaluate';
import {
  accountOf,
  asker,
  besideTaskRole,
  Context,
  denied,
  dnsSuffix,
  Expectation,
  inAccount,
  OTHER_ACCOUNT,
  Parts,
  table,
} from '../expectations';
import { NamedPolicy } from '../state';

/** Where the bucket is replicated to, by ARN. */
export interface Replica {
  readonly bucket: string;
  /** Null where the runner has no key. */
  readonly key: string | null;
}

const TLS: Context = { 'aws:SecureTransport': 'true' };
const HEADER = 's3:x-amz-server-side-encryption';

/** S3, which replicates the bucket with the role for it. */
export function replicationRequests(parts: Parts, replica: Replica): Expectation[] {
  const role = besideTaskRole(parts, 'replication');
  const ask = asker(role);
  const object = `${parts.bucket_arn}/artifacts/result.json`;
  const copy = `${replica.bucket}/artifacts/result.json`;
  const assume = (context: Context, principal = 's3.amazonaws.com'): AccessRequest => ({
    principal,
    action: 'sts:AssumeRole',
    resource: role,
    account: accountOf(role),
    context: { 'aws:SourceAccount': accountOf(role), 'aws:SourceArn': parts.bucket_arn, ...context },
  });
  const read = (action: string, resource = object) => ask(action, resource, TLS);

  return [
    ...table('allow', [
      ['S3: take the replication role for the bucket', assume({})],
      ['read the replication configuration', read('s3:GetReplicationConfiguration', parts.bucket_arn)],
      ['list the bucket', read('s3:ListBucket', parts.bucket_arn)],
      ['read a version for replication', read('s3:GetObjectVersionForReplication')],
      ["read a version's ACL", read('s3:GetObjectVersionAcl')],
      ["read a version's tags", read('s3:GetObjectVersionTagging')],
      ['write a replica', read('s3:ReplicateObject', copy)],
      ['write a delete marker', read('s3:ReplicateDelete', copy)],
      ['write tags', read('s3:ReplicateTags', copy)],
    ]),
    ...table('deny', [
      ['S3: take the replication role for another bucket', assume({ 'aws:SourceArn': `${parts.bucket_arn}-2` })],
      ['S3: take the replication role for another account', assume({ 'aws:SourceAccount': OTHER_ACCOUNT })],
      ['another service: take the replication role', assume({}, 'ecs-tasks.amazonaws.com')],
      ['replicate another bucket', read('s3:GetObjectVersionForReplication', `${parts.bucket_arn}-2/x`)],
      ['list another bucket', read('s3:ListBucket', replica.bucket)],
      ['read an object as its users do', read('s3:GetObject')],
      ['change the bucket', read('s3:PutObject')],
      ['replicate back', read('s3:ReplicateObject')],
      ['read a replica', read('s3:GetObject', copy)],
      ['delete a version of a replica', read('s3:DeleteObjectVersion', copy)],
      ['give a replica another owner', read('s3:ObjectOwnerOverrideToBucketOwner', copy)],
      ['write to another bucket', read('s3:ReplicateObject', `${replica.bucket}-2/x`)],
      ['change what is replicated', read('s3:PutReplicationConfiguration', parts.bucket_arn)],
    ]),
    ...denied(writersOfReplicas(parts, copy)),
    ...(replica.key === null || parts.kms_key_arn === null
      ? []
      : keyRequests(parts, parts.kms_key_arn, replica.bucket, replica.key)),
  ];
}

/** The task role, which writes to the runner's own bucket only. */
function writersOfReplicas(parts: Parts, copy: string): Expectation[] {
  const byTask = asker(parts.task_role_arn);
  return table('deny', [
    ['the task role: write a replica', byTask('s3:ReplicateObject', copy, TLS)],
    ['the task role: write where replicas lie', byTask('s3:PutObject', copy, TLS)],
  ]);
}

function keyRequests(parts: Parts, source: string, bucket: string, key: string): Expectation[] {
  const ask = asker(besideTaskRole(parts, 'replication'));
  const through = (region: string, about: string): Context => ({
    'kms:ViaService': `s3.${region}.${dnsSuffix(key)}`,
    'kms:EncryptionContext:aws:s3:arn': about,
  });
  const [here, there] = [source, key].map((arn) => arn.split(':')[3]);
  const decrypt = (context: Context, arn = source) => ask('kms:Decrypt', arn, context);
  const encrypt = (context: Context, arn = key) => ask('kms:Encrypt', arn, context);

  return [
    ...table('allow', [
      ['decrypt an object under the bucket key', decrypt(through(here, parts.bucket_arn))],
      ['decrypt an object without a bucket key', decrypt(through(here, `${parts.bucket_arn}/artifacts/result.json`))],
      ['encrypt a replica', encrypt(through(there, bucket))],
      ['encrypt a replica without a bucket key', encrypt(through(there, `${bucket}/artifacts/result.json`))],
      ['make a data key for replicas', ask('kms:GenerateDataKey', key, through(there, bucket))],
      ["see that the replicas' bucket key is whole", decrypt(through(there, bucket), key)],
    ]),
    ...table('deny', [
      ["decrypt another bucket's object", decrypt(through(here, `${parts.bucket_arn}-2`))],
      ['decrypt through S3 of another region', decrypt(through('xx-west-9', parts.bucket_arn))],
      ['decrypt directly', decrypt({ 'kms:EncryptionContext:aws:s3:arn': parts.bucket_arn })],
      ['encrypt here', encrypt(through(here, parts.bucket_arn), source)],
      ["encrypt another bucket's object", encrypt(through(there, `${bucket}-2`))],
      ['encrypt a replica directly', encrypt({ 'kms:EncryptionContext:aws:s3:arn': bucket })],
      ['encrypt through S3 of another region', encrypt(through('xx-west-9', bucket))],
      ['encrypt with another key', encrypt(through(there, bucket), key.replace(/key\/.*/, 'key/other'))],
      ["encrypt with another account's key", encrypt(through(there, bucket), inAccount(key, OTHER_ACCOUNT))],
      ['make a grant', ask('kms:CreateGrant', key, through(there, bucket))],
    ]),
  ];
}

/** The bucket's policy as that of a bucket that the module made for the replicas, in the other region. */
export function policyOfReplica(
  parts: Parts,
  { bucket, key }: Replica,
  resources: readonly NamedPolicy[],
): NamedPolicy {
  const own = resources.find(({ name }) => name === parts.bucket_arn);
  if (own === undefined) throw new Error(`no policy of ${parts.bucket_arn}`);
  const text = JSON.stringify(own.policy).replaceAll(parts.bucket_arn, bucket);
  const there = parts.kms_key_arn === null || key === null ? text : text.replaceAll(parts.kms_key_arn, key);
  return { name: bucket, policy: JSON.parse(there) };
}

/** Replicas on their way into a bucket that the module made: S3 sends the encryption that the rule asks for. */
export function replicaRequests(parts: Parts, { bucket, key }: Replica): Expectation[] {
  const ask = asker(besideTaskRole(parts, 'replication'));
  const copy = `${bucket}/artifacts/result.json`;
  const encryption: Context =
    key === null ? { [HEADER]: 'AES256' } : { [HEADER]: 'aws:kms', [`${HEADER}-aws-kms-key-id`]: key };
  return [
    ...table('allow', [
      ['a replica', ask('s3:ReplicateObject', copy, { ...TLS, ...encryption })],
      ['a replica over TLS 1.2', ask('s3:ReplicateObject', copy, { ...TLS, ...encryption, 's3:TlsVersion': '1.2' })],
      ['a delete marker', ask('s3:ReplicateDelete', copy, TLS)],
      ['tags', ask('s3:ReplicateTags', copy, TLS)],
    ]),
    ...table('deny', [
      ['a replica without TLS', ask('s3:ReplicateObject', copy, { ...encryption, 'aws:SecureTransport': 'false' })],
      ['an upload by the role for replication', ask('s3:PutObject', copy, { ...TLS, ...encryption })],
    ]),
  ];
}
