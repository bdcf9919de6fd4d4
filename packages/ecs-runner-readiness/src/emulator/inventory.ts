import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Emulator } from './emulator';
import { emulatorPython } from './environment';
import { serverFile } from './folder';

/** Kind to names of what exists. */
export type Inventory = Readonly<Record<string, readonly string[]>>;

/** Lists all that exists in some regions of an emulator, of every kind that the module makes. */
export async function takeInventory(emulator: Emulator, regions: string | readonly string[]): Promise<Inventory> {
  const listed = await Promise.all([regions].flat().map((region) => inventoryOf(emulator, region)));
  const kinds = Object.keys(listed[0].names);
  return Object.fromEntries(
    kinds.map((kind) => [kind, listed.flatMap(({ region, names }) => names[kind].map((name) => `${region} ${name}`))]),
  );
}

async function inventoryOf(
  emulator: Emulator,
  region: string,
): Promise<{ readonly region: string; readonly names: Inventory }> {
  const { stdout } = await promisify(execFile)(await emulatorPython(), [serverFile('inventory.py')], {
    env: { ...process.env, ...emulator.env, AWS_DEFAULT_REGION: region, PYTHONDONTWRITEBYTECODE: '1' },
  });
  return { region, names: JSON.parse(stdout) as Inventory };
}

/** Where a resource of the module shows: a kind of the inventory. Parts of others are listed with the whole. */
export const KIND_OF: Readonly<Record<string, string>> = {
  aws_budgets_budget: 'budget',
  aws_cloudtrail: 'trail',
  aws_cloudwatch_dashboard: 'dashboard',
  aws_cloudwatch_event_rule: 'event rule',
  aws_cloudwatch_event_target: 'event rule',
  aws_cloudwatch_log_group: 'log group',
  aws_cloudwatch_log_metric_filter: 'metric filter',
  aws_cloudwatch_log_resource_policy: 'log resource policy',
  aws_cloudwatch_metric_alarm: 'alarm',
  aws_cloudwatch_query_definition: 'query definition',
  aws_ecs_cluster: 'cluster',
  aws_ecs_cluster_capacity_providers: 'cluster',
  aws_ecs_task_definition: 'task definition',
  aws_iam_openid_connect_provider: 'oidc provider',
  aws_iam_policy: 'policy',
  aws_iam_role: 'role',
  aws_iam_role_policy: 'role',
  aws_iam_role_policy_attachment: 'role',
  aws_kms_alias: 'key alias',
  aws_kms_key: 'key',
  aws_s3_bucket: 'bucket',
  aws_s3_bucket_lifecycle_configuration: 'bucket',
  aws_s3_bucket_logging: 'bucket',
  aws_s3_bucket_ownership_controls: 'bucket',
  aws_s3_bucket_policy: 'bucket',
  aws_s3_bucket_public_access_block: 'bucket',
  aws_s3_bucket_replication_configuration: 'bucket',
  aws_s3_bucket_server_side_encryption_configuration: 'bucket',
  aws_s3_bucket_versioning: 'bucket',
  aws_security_group: 'security group',
  aws_sfn_state_machine: 'state machine',
  aws_sns_topic: 'topic',
  aws_sns_topic_policy: 'topic',
  aws_sns_topic_subscription: 'subscription',
  aws_vpc_endpoint: 'vpc endpoint',
  aws_vpc_security_group_egress_rule: 'security group',
  aws_vpc_security_group_ingress_rule: 'security group',
};
