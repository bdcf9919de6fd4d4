import { Outputs } from './stack';
import { deliveryRequests } from '../../iam/delivery-requests';
import { many, PolicyDocument } from '../../iam/documents';
import { endpointViolations, interfaceEndpointRequests, s3EndpointRequests } from '../../iam/endpoint-requests';
import { execRequests, findTaskRequests, withoutExecRequests } from '../../iam/exec-requests';
import { executionRequests } from '../../iam/execution-requests';
import { accountOf, dnsSuffix, Expectation, logGroupArn, partitionOf, violations } from '../../iam/expectations';
import { cacheRequests, imageRequests } from '../../iam/image-requests';
import { bucketKeyRequests, callerKeyRequests, logKeyRequests } from '../../iam/key-requests';
import { planRequests } from '../../iam/preset-requests';
import { policyOfReplica, Replica, replicaRequests, replicationRequests } from '../../iam/replication-requests';
import { runnerRequests } from '../../iam/runner-requests';
import { Secrets, secretRequests } from '../../iam/secret-requests';
import { sharedClusterRequests } from '../../iam/shared-cluster-requests';
import { Policies } from '../../iam/state';
import { launcherRequests, timeoutRequests } from '../../iam/state-machine-requests';
import { policyProblems } from '../../iam/statements';
import { accessLogRequests, diskRequests, existingBucketRequests } from '../../iam/storage-requests';
import { bucketRequests, taskRequests } from '../../iam/task-requests';
import { trailRequests } from '../../iam/trail-requests';
import { Trusted, trustRequests } from '../../iam/trust-requests';

/** What is applied, and what its variables add to what every runner has. */
export interface Subject {
  readonly policies: Policies;
  readonly outputs: Outputs;
  /** GitHub's tokens that the runner role trusts; none where another preset is tested elsewhere. */
  readonly trusted?: readonly Trusted[];
  /** Whether the key is the caller's, with the policy that the variable kms_key_arn asks for. */
  readonly broughtKey?: boolean;
  /** With an existing bucket: the key that it encrypts with, null where one of AWS does. */
  readonly bucketKey?: string | null;
  /** Whether the alarm topic exists already; its policy is its owner's. */
  readonly broughtTopic?: boolean;
  /** Whether the cluster exists already, and others use it too. */
  readonly sharedCluster?: boolean;
  /** Whether ECS Exec is on. */
  readonly exec?: boolean;
  /** With images in private registries: a repository's ARN. */
  readonly repository?: string;
  /** A repository that a pull through cache fills. */
  readonly cache?: string;
  readonly secrets?: Secrets;
  /** Where the bucket is replicated to. */
  readonly replica?: Replica;
  /** ARNs of other accounts' buckets that the S3 endpoint lets through. */
  readonly buckets?: readonly string[];
}

type Row = readonly [title: string, requests: (subject: Subject) => Expectation[]];

const ROWS: readonly Row[] = [
  ['the runner role', ({ outputs }) => runnerRequests(outputs)],
  ['the task role', ({ outputs }) => taskRequests(outputs)],
  ['the bucket', ({ outputs, bucketKey }) => (bucketKey === undefined ? bucketRequests(outputs) : [])],
  ['the key of the bucket', bucketKeys],
  [
    'the key of the logs',
    ({ outputs }) => (outputs.kms_key_arn === null ? [] : logKeyRequests(outputs, outputs.kms_key_arn)),
  ],
  [
    'a key of the caller',
    ({ outputs, broughtKey }) => (broughtKey ? callerKeyRequests(outputs, outputs.kms_key_arn!) : []),
  ],
  [
    'the disks of tasks',
    ({ outputs }) => (outputs.kms_key_arn === null ? [] : diskRequests(outputs, outputs.kms_key_arn)),
  ],
  ['the execution role', ({ outputs }) => executionRequests(outputs)],
  ['the trust of the roles', ({ outputs, trusted = [] }) => trustRequests(outputs, trusted)],
  [
    'ECS Exec',
    ({ outputs, exec }) =>
      exec
        ? [...execRequests(outputs, outputs.exec_log_group_name), ...findTaskRequests(outputs)]
        : withoutExecRequests(outputs),
  ],
  [
    'a cluster that others use too',
    ({ outputs, sharedCluster, exec }) => (sharedCluster ? sharedClusterRequests(outputs, exec) : []),
  ],
  [
    'the images',
    ({ outputs, repository, cache }) => [
      ...(repository === undefined ? [] : imageRequests(outputs, repository)),
      ...(repository === undefined || cache === undefined ? [] : cacheRequests(outputs, cache, repository)),
    ],
  ],
  [
    'the secrets',
    ({ outputs, secrets }) =>
      secrets === undefined ? [] : secretRequests(outputs, secrets, dnsSuffix(outputs.cluster_arn)),
  ],
  [
    'the access logs',
    ({ outputs }) =>
      outputs.access_log_bucket_name === null ? [] : accessLogRequests(outputs, outputs.access_log_bucket_name),
  ],
  [
    'the trail of the objects',
    ({ outputs }) =>
      outputs.object_trail_arn === null
        ? []
        : trailRequests(outputs, outputs.object_trail_arn, outputs.access_log_bucket_name!),
  ],
  ['replication', ({ outputs, replica }) => (replica === undefined ? [] : replicationRequests(outputs, replica))],
  [
    'the state machine',
    ({ outputs }) => [
      ...(outputs.state_machine_arn === null ? [] : launcherRequests(outputs, outputs.state_machine_arn)),
      ...(outputs.timeout_state_machine_arn === null
        ? []
        : timeoutRequests(outputs, outputs.timeout_state_machine_arn)),
    ],
  ],
  ['alarms and the task ledger', deliveries],
  ['plans', ({ outputs }) => (outputs.plan_role_arn === null ? [] : planRequests(outputs, outputs.plan_role_arn))],
];

/** All requests about the roles and resources of a runner. */
export function requestsOf(subject: Subject): Expectation[] {
  return ROWS.flatMap(([, requests]) => requests(subject));
}

/** Tests of all policies of an applied runner. */
export function testPolicies(subject: () => Subject): void {
  it.each(ROWS)('%s: IAM allows what it must and nothing else', async (_, requests) => {
    const { outputs, policies, broughtKey } = subject();
    const asked = requests(subject()).filter((it) => !broughtKey || !isServicesDenial(it, outputs.kms_key_arn));
    expect(await violations(asked, policies)).toEqual([]);
  });

  it('replicas get into a bucket that another runner made for its own', async () => {
    const { outputs, policies, replica } = subject();
    const asked = replica === undefined ? [] : replicaRequests(outputs, replica);
    const made = replica === undefined ? [] : [policyOfReplica(outputs, replica, policies.resources)];
    expect(await violations(asked, { ...policies, resources: [...policies.resources, ...made] })).toEqual([]);
  });

  it('VPC endpoints let through what they must and nothing else', async () => {
    const { outputs, policies, buckets } = subject();
    const violated = await Promise.all(
      (policies.endpoints ?? []).map(async ({ name, policy }) => {
        const requests = name === 's3' ? s3EndpointRequests(outputs, buckets) : interfaceEndpointRequests(outputs);
        return (await endpointViolations(requests, policy)).map((violation) => `${name}: ${violation}`);
      }),
    );
    expect(violated.flat()).toEqual([]);
  });

  it('has no statement that AWS would not understand, or that is wider than need be', async () => {
    expect(await problems(subject().policies)).toEqual([]);
  });
}

/** What is wrong with any statement of the policies by AWS's service authorization data. */
export async function problems({ roles, resources, endpoints = [] }: Policies): Promise<string[]> {
  const all = [
    ...roles.flatMap(({ arn, trust, policies }) => [{ name: `${arn}: trust`, policy: trust }, ...policies]),
    ...resources,
    ...endpoints.map(({ name, policy }) => ({ name, policy: narrowPart(policy) })),
  ];
  const found = await Promise.all(
    all.map(async ({ name, policy }) => (await policyProblems(policy)).map((problem) => `${name}: ${problem}`)),
  );
  return found.flat();
}

/** An endpoint's policy bounds what roles grant, so its statements may be wide; those that are not must fit. */
function narrowPart({ Version, Statement }: PolicyDocument): PolicyDocument {
  const narrow = many(Statement).filter(({ Action }) => many(Action).every((action) => !action.endsWith('*')));
  return { Version, Statement: narrow.map(({ Principal: _, ...statement }) => statement) };
}

/** A caller's key is for all runners of the account: which requests it denies, `callerKeyRequests` says. */
function isServicesDenial({ must, request }: Expectation, key: string | null): boolean {
  return must === 'deny' && request.resource === key && !request.principal.startsWith('arn:');
}

function bucketKeys({ outputs, bucketKey }: Subject): Expectation[] {
  if (bucketKey) return existingBucketRequests(outputs, bucketKey);
  return bucketKey === null || outputs.kms_key_arn === null ? [] : bucketKeyRequests(outputs, outputs.kms_key_arn);
}

function deliveries({ outputs, broughtTopic }: Subject): Expectation[] {
  const { alarm_topic_arn: topic, kms_key_arn: key, ledger_log_group_name: ledger, cluster_arn: cluster } = outputs;
  if (topic === null || ledger === null) return [];
  const account = accountOf(cluster);
  const requests = deliveryRequests({
    id: outputs.task_definition_family,
    account,
    prefix: (service) => `arn:${partitionOf(cluster)}:${service}:${outputs.region}:${account}`,
    topic,
    // Without a key, what is said of one is not asked.
    key: key ?? '',
    ledger: logGroupArn(outputs, ledger),
  });
  return requests.filter(({ request }) => request.resource !== '' && !(broughtTopic && request.resource === topic));
}
