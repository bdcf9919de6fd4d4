import { many, PolicyDocument } from 'ecs-runner-template/lib/iam/documents';
import { AccessRequest, decide } from './evaluate';
import { Policies, Role } from './state';

/** A request and what must become of it. */
export interface Expectation {
  readonly title: string;
  readonly must: 'allow' | 'deny';
  readonly request: AccessRequest;
}

/** What the requests are about: a runner's parts by ARN, as its outputs name them. */
export interface Parts {
  readonly bucket_arn: string;
  readonly cluster_arn: string;
  readonly execution_role_arn: string;
  readonly kms_key_arn: string | null;
  readonly log_group_name: string;
  readonly oidc_provider_arn: string;
  readonly region: string;
  readonly runner_role_arn: string;
  readonly task_definition_arn: string;
  readonly task_role_arn: string;
  /** With the launcher stepFunctions, its state machine. */
  readonly state_machine_arn?: string | null;
  /** With the trust preset hcpTerraform, the role of its plans. */
  readonly plan_role_arn?: string | null;
}

export type Context = Readonly<Record<string, string | string[]>>;

/** A column of titles and requests under one verdict. */
export function table(must: 'allow' | 'deny', rows: readonly [title: string, request: AccessRequest][]): Expectation[] {
  return rows.map(([title, request]) => ({ title, must, request }));
}

/** The same requests, none of which may be allowed. */
export function denied(expectations: readonly Expectation[]): Expectation[] {
  return expectations.map((expectation) => ({ ...expectation, must: 'deny' }));
}

/** Requests of one role; resources whose ARN names no account are of the role's own. */
export function asker(principal: string) {
  return (action: string, resource: string, context: Context = {}): AccessRequest => ({
    principal,
    action,
    resource,
    account: accountOf(resource) || accountOf(principal),
    context,
  });
}

/** Handing a role to ECS. */
export const TO_ECS: Context = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };

export const OTHER_ACCOUNT = '999999999999';

export function partitionOf(arn: string): string {
  return arn.split(':')[1];
}

export function accountOf(arn: string): string {
  return arn.split(':')[4];
}

/** What the names of AWS's endpoints end in, as `kms:ViaService` has them. */
export function dnsSuffix(arn: string): string {
  return partitionOf(arn) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** ARN of a log group. */
export function logGroupArn(parts: Parts, name: string): string {
  const { cluster_arn: cluster, region } = parts;
  return `arn:${partitionOf(cluster)}:logs:${region}:${accountOf(cluster)}:log-group:${name}`;
}

/** ARN of the task with this id on a cluster. */
export function taskOn(cluster: string, id = '0123456789abcdef0123456789abcdef'): string {
  return `${cluster.replace(':cluster/', ':task/')}/${id}`;
}

/** What a request about this runner's task on its cluster tells IAM; tasks carry their runner's name. */
export function ofOwnTask({ cluster_arn, task_definition_arn }: Parts): Context {
  return {
    'ecs:cluster': cluster_arn,
    'aws:ResourceTag/Name': task_definition_arn.replace(/^.*\/([^:]+):\d+$/, '$1'),
  };
}

/** Another role of the runner; they differ in the ends of their names. */
export function besideTaskRole({ region, task_definition_arn, task_role_arn }: Parts, purpose: string): string {
  const [, name, suffix] = /task-definition\/(.+)-(\w+):\d+$/.exec(task_definition_arn)!;
  return task_role_arn.replace(/[^/]+$/, `${name}-${region}-${suffix}-${purpose}`);
}

/** ARN that ListTasks on a cluster is about. */
export function containerInstanceOn(cluster: string): string {
  return `${cluster.replace(':cluster/', ':container-instance/')}/any`;
}

export function inAccount(arn: string, account: string): string {
  const parts = arn.split(':');
  return [...parts.slice(0, 4), account, ...parts.slice(5)].join(':');
}

/** Is a request decided as it must be, given all policies of the runner? @param by what decides */
export async function fulfilled({ must, request }: Expectation, policies: Policies, by = decide): Promise<boolean> {
  const role = roleOf(request.principal, policies.roles);
  const boundary = policies.boundaries?.find(({ name }) => name === role?.boundary)?.policy;
  const resource = resourcePolicy(request, policies);
  const decision = await by(request, role?.policies ?? [], resource, undefined, boundary);
  return (decision === 'Allowed') === (must === 'allow');
}

function roleOf(principal: string, roles: readonly Role[]): Role | undefined {
  return roles.find(({ arn }) => arn === principal);
}

/** The policy of what is asked for: a role's trust, the policy of a bucket, key or topic, or that of all log groups. */
function resourcePolicy({ action, resource }: AccessRequest, policies: Policies): PolicyDocument | undefined {
  if (action.startsWith('sts:')) return roleOf(resource, policies.roles)?.trust;
  const owned = policies.resources.filter(
    ({ name }) => resource === name || resource.startsWith(`${name}/`) || resource.startsWith(`${name}:`),
  );
  if (owned.length === 0) return action.startsWith('kms:') ? leftToIam(resource) : undefined;
  return { Version: '2012-10-17', Statement: owned.flatMap(({ policy }) => many(policy.Statement)) };
}

/** The usual policy of a key: nobody may use it but by the account's IAM. Other accounts' keys let nobody in. */
function leftToIam(key: string): PolicyDocument {
  const Principal = { AWS: `arn:${partitionOf(key)}:iam::${accountOf(key)}:root` };
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' } };
}

/** Titles of the requests that are not decided as they must be. */
export async function violations(expectations: readonly Expectation[], policies: Policies): Promise<string[]> {
  const decided = await Promise.all(expectations.map((expectation) => fulfilled(expectation, policies)));
  return expectations.filter((_, index) => !decided[index]).map(({ must, title }) => `must ${must}: ${title}`);
}
