import type { Claims } from '../claim';
import { asserted, blocksPublicAccess, refused } from './native';
import { withoutKey } from './unless';

/** Each role of the module, wherever it is made, has an argument. */
const onEveryRole = (argument: string) => [
  asserted(
    'iam',
    'bounded_roles_and_exec',
    'aws_iam_role.execution[0]',
    'aws_iam_role.task[0]',
    'aws_iam_role.runner[0]',
    `role.${argument}`,
  ),
  asserted('trust_roles', 'hcp_terraform', `aws_iam_role.plan[0].${argument}`),
  asserted('launcher', 'without_spot_key_and_limit', `aws_iam_role.launcher[0].${argument}`),
  asserted('timeout', 'without_key', 'aws_iam_role.timeout[0]', 'aws_iam_role.schedule[0]', `role.${argument}`),
  asserted('replication', 'with_a_key', `aws_iam_role.replication[0].${argument}`),
];

export const SECURITY: Claims = {
  'SEC-01': {
    proofs: [
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_server_side_encryption_configuration.this[0].rule',
        'algorithm = "aws:kms"',
      ),
      asserted(
        'storage',
        'without_key',
        'aws_s3_bucket_server_side_encryption_configuration.this[0].rule',
        'algorithm = "AES256"',
      ),
    ],
  },
  'SEC-02': {
    proofs: [
      asserted('logs', 'module_key', 'aws_kms_key.this[0].enable_key_rotation'),
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_server_side_encryption_configuration.this[0].rule',
        'kms_master_key_id',
      ),
      asserted(
        'storage_existing',
        'callers_key',
        'aws_kms_key.this',
        'kms_master_key_id',
        'fargate_ephemeral_storage_kms_key_id',
      ),
      { kind: 'simulation', table: 'bucket-key' },
      { kind: 'simulation', table: 'disks' },
    ],
    unless: withoutKey,
  },
  'SEC-03': {
    proofs: [
      { kind: 'simulation', table: 'log-key' },
      { kind: 'emulator', scenario: 'runner', check: 'log-encryption' },
    ],
    unless: withoutKey,
  },
  'SEC-04': {
    proofs: [
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_server_side_encryption_configuration.this[0].rule',
        'bucket_key = true',
      ),
    ],
    unless: withoutKey,
  },
  'SEC-05': {
    proofs: [asserted('storage', 'encrypted_bucket', 'aws_s3_bucket_versioning.this[0]', 'versioning = "Enabled"')],
  },
  'SEC-06': {
    proofs: [
      blocksPublicAccess('storage', 'encrypted_bucket', 'aws_s3_bucket_public_access_block.this[0]'),
      blocksPublicAccess('access_logs', 'created_log_bucket', 'aws_s3_bucket_public_access_block.access_logs[0]'),
    ],
  },
  'SEC-07': {
    proofs: [
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_lifecycle_configuration.this[0].rule',
        'abort_incomplete_multipart_upload',
        'transition',
        'noncurrent_version_expiration',
        'status = "Enabled"',
      ),
      asserted(
        'access_logs',
        'created_log_bucket',
        'aws_s3_bucket_lifecycle_configuration.access_logs[0].rule',
        'days = [2192]',
      ),
    ],
  },
  'SEC-08': {
    proofs: [
      asserted('storage', 'encrypted_bucket', 'aws_s3_bucket.this[0].force_destroy', 'force_destroy = false'),
      asserted(
        'access_logs',
        'created_log_bucket',
        'aws_s3_bucket.access_logs[0].force_destroy',
        'force_destroy = false',
      ),
    ],
  },
  'SEC-09': {
    proofs: [
      asserted(
        'logs',
        'module_key',
        'aws_cloudwatch_log_group.this',
        'group.retention_in_days',
        'tasks',
        'exec',
        'insights',
      ),
      asserted('ledger', 'ledger', 'aws_cloudwatch_log_group.this["ledger"].retention_in_days'),
      asserted('launcher', 'state_machine', 'aws_cloudwatch_log_group.this["launcher"].retention_in_days'),
    ],
  },
  'SEC-10': { proofs: [{ kind: 'simulation', table: 'trust' }] },
  'SEC-11': {
    proofs: [
      { kind: 'simulation', table: 'runner' },
      { kind: 'simulation', table: 'task' },
      { kind: 'simulation', table: 'execution' },
      { kind: 'simulation', table: 'state-machine' },
      { kind: 'simulation', table: 'plan' },
      { kind: 'simulation', table: 'images' },
      { kind: 'simulation', table: 'secrets' },
      { kind: 'simulation', table: 'replication' },
    ],
  },
  'SEC-12': { proofs: [{ kind: 'statements', compare: 'authorization-data' }] },
  'SEC-13': { proofs: [{ kind: 'simulation', table: 'conditions' }] },
  'SEC-14': { proofs: onEveryRole('permissions_boundary') },
  'SEC-15': { proofs: onEveryRole('path') },
  'SEC-16': { proofs: [{ kind: 'simulation', table: 'service-trust' }] },
  'SEC-17': {
    proofs: [asserted('network', 'egress_only', 'assignPublicIp', 'output.assign_public_ip', '["DISABLED", false]')],
  },
  'SEC-18': {
    proofs: [
      asserted('network', 'egress_only', 'aws_security_group.this[0].ingress'),
      asserted('network', 'egress_only', 'aws_vpc_security_group_egress_rule.this', 'tcp 443-443'),
      asserted('existing_cluster', 'existing_cluster_and_security_groups', 'output.security_group_ids'),
    ],
  },
  'SEC-19': {
    proofs: [
      asserted('network', 'egress_only', 'aws_security_group.this[0].vpc_id'),
      asserted('ecs', 'created_cluster', 'aws_ecs_task_definition.this.network_mode', 'network = "awsvpc"'),
      refused('network', 'subnets_of_two_vpcs', 'aws_security_group.this'),
    ],
  },
  'SEC-20': {
    proofs: [
      { kind: 'emulator', scenario: 'two-instances', check: 'endpoints' },
      { kind: 'document', file: 'docs/network.md' },
    ],
  },
};
