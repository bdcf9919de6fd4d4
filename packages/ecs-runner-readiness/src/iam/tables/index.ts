import { accountOf, dnsSuffix, type Expectation, logGroupArn, partitionOf } from '../expectations';
import type { Outputs } from '../outputs';
import type { Policies } from '../state';
import { deliveryRequests } from './delivery';
import { execRequests, findTaskRequests, withoutExecRequests } from './exec';
import { executionRequests } from './execution';
import { cacheRequests, imageRequests } from './image';
import { bucketKeyRequests, callerKeyRequests, logKeyRequests } from './key';
import { orchestratorRequests, planRequests } from './preset';
import { presetTrustRequests } from './preset-trust';
import { replicationRequests, type Replica } from './replication';
import { runnerRequests } from './runner';
import { secretRequests, type Secrets } from './secret';
import { sharedClusterRequests } from './shared-cluster';
import { launcherRequests, timeoutRequests } from './state-machine';
import { accessLogRequests, diskRequests, existingBucketRequests } from './storage';
import { bucketRequests, taskRequests } from './task';
import { trailRequests } from './trail';
import { trustRequests, type Trusted } from './trust';

/** What is applied, and what its variables add to what every runner has. */
export interface Subject {
  readonly policies: Policies;
  readonly outputs: Outputs;
  /** GitHub's tokens that the runner role trusts; none where another preset is tested elsewhere. */
  readonly trusted?: readonly Trusted[];
  /** The preset of its trust, where it has the variables that `PRESET_TRUSTS` has for it. */
  readonly preset?: string;
  /** Whether an orchestrator makes and runs tasks with the runner role itself; with the preset humanitec it does. */
  readonly orchestrator?: boolean;
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

type Requests = (subject: Subject) => Expectation[];

/** Requests by what they are about; none where a runner has no such thing. */
export const TABLES = {
  runner: (subject) => {
    const requests = runnerRequests(subject.outputs);
    return hasOrchestrator(subject) ? besideOrchestrator(requests, subject.outputs) : requests;
  },
  task: ({ outputs }) => taskRequests(outputs),
  bucket: ({ outputs, bucketKey }) => (bucketKey === undefined ? bucketRequests(outputs) : []),
  'bucket-key': bucketKeys,
  'log-key': ({ outputs }) => (outputs.kms_key_arn === null ? [] : logKeyRequests(outputs, outputs.kms_key_arn)),
  'caller-key': ({ outputs, broughtKey }) => (broughtKey ? callerKeyRequests(outputs, outputs.kms_key_arn!) : []),
  disks: ({ outputs }) => (outputs.kms_key_arn === null ? [] : diskRequests(outputs, outputs.kms_key_arn)),
  execution: ({ outputs }) => executionRequests(outputs),
  trust: ({ outputs, trusted = [], preset }) => [
    ...trustRequests(outputs, trusted),
    ...(preset === undefined ? [] : presetTrustRequests(preset, outputs)),
  ],
  orchestrator: (subject) => (hasOrchestrator(subject) ? orchestratorRequests(subject.outputs) : []),
  exec: ({ outputs, exec }) =>
    exec
      ? [...execRequests(outputs, outputs.exec_log_group_name), ...findTaskRequests(outputs)]
      : withoutExecRequests(outputs),
  'shared-cluster': ({ outputs, sharedCluster, exec }) => (sharedCluster ? sharedClusterRequests(outputs, exec) : []),
  images: ({ outputs, repository, cache }) => [
    ...(repository === undefined ? [] : imageRequests(outputs, repository)),
    ...(repository === undefined || cache === undefined ? [] : cacheRequests(outputs, cache, repository)),
  ],
  secrets: ({ outputs, secrets }) =>
    secrets === undefined ? [] : secretRequests(outputs, secrets, dnsSuffix(outputs.cluster_arn)),
  'access-logs': ({ outputs }) =>
    outputs.access_log_bucket_name === null ? [] : accessLogRequests(outputs, outputs.access_log_bucket_name),
  trail: ({ outputs }) =>
    outputs.object_trail_arn === null
      ? []
      : trailRequests(outputs, outputs.object_trail_arn, outputs.access_log_bucket_name!),
  replication: ({ outputs, replica }) => (replica === undefined ? [] : replicationRequests(outputs, replica)),
  'state-machine': ({ outputs }) => [
    ...(outputs.state_machine_arn === null ? [] : launcherRequests(outputs, outputs.state_machine_arn)),
    ...(outputs.timeout_state_machine_arn === null ? [] : timeoutRequests(outputs, outputs.timeout_state_machine_arn)),
  ],
  delivery: deliveries,
  plan: ({ outputs }) => (outputs.plan_role_arn === null ? [] : planRequests(outputs, outputs.plan_role_arn)),
} satisfies Readonly<Record<string, Requests>>;

export type Table = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as Table[];

/** All requests about the roles and resources of a runner, or those of one table. */
export function requestsOf(subject: Subject, table?: Table): Expectation[] {
  const tables = table === undefined ? TABLE_NAMES : [table];
  return tables.flatMap((name) => TABLES[name](subject).filter((it) => isDecidedHere(it, name, subject)));
}

/**
 * What a policy of others decides is not asked: services' use of a caller's key, whose policy may not be known, and is for
 * all runners of the account: which requests it denies, `callerKeyRequests` says.
 */
function isDecidedHere(
  { must, request }: Expectation,
  table: Table,
  { outputs, policies, broughtKey }: Subject,
): boolean {
  if (request.resource !== outputs.kms_key_arn || request.principal.startsWith('arn:')) return true;
  if (policies.resources.every(({ name }) => name !== outputs.kms_key_arn)) return false;
  return !broughtKey || must === 'allow' || table === 'caller-key';
}

function hasOrchestrator({ orchestrator, preset }: Subject): boolean {
  return orchestrator ?? preset === 'humanitec';
}

/** The runner role may do itself what its orchestrator needs, whatever the launcher. */
function besideOrchestrator(requests: Expectation[], outputs: Outputs): Expectation[] {
  const needed = orchestratorRequests(outputs).filter(({ must }) => must === 'allow');
  const texts = new Set(needed.map(({ request }) => JSON.stringify(request)));
  return requests.filter(({ must, request }) => must === 'allow' || !texts.has(JSON.stringify(request)));
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
