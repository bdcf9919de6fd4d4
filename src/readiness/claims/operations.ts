import type { Claims } from '../claim';
import { asserted, blocksPublicAccess, refused } from './native';
import { withoutExample } from './unless';

export const OPERATIONS: Claims = {
  'OPS-01': {
    proofs: [{ kind: 'emulator', scenario: 'runner', check: 'unchanged' }],
  },
  'OPS-02': {
    proofs: [
      asserted('network', 'egress_only', 'assignPublicIp', '["DISABLED", false]'),
      asserted('storage', 'encrypted_bucket', 'aws_s3_bucket.this[0].force_destroy', 'force_destroy = false'),
      blocksPublicAccess('storage', 'encrypted_bucket', 'aws_s3_bucket_public_access_block.this[0]'),
      asserted(
        'ecs',
        'created_cluster',
        'aws_ecs_task_definition.this.container_definitions',
        'privileged = false',
        'readonlyRootFilesystem = true',
      ),
    ],
  },
  'OPS-03': {
    proofs: [
      refused('network', 'subnets_of_two_vpcs', 'aws_security_group.this'),
      refused('oidc', 'too_long_trust_policy', 'aws_iam_role.runner'),
      refused('validation_3', 'wrong_values_14', 'var.subnet_ids'),
    ],
  },
  'OPS-04': { proofs: [{ kind: 'tool', tool: 'messages' }] },
  'OPS-05': {
    proofs: [
      { kind: 'document', file: 'docs/operations.md', anchor: 'health-checks' },
      { kind: 'emulator', scenario: 'runner', check: 'health' },
    ],
  },
  'OPS-06': { proofs: [{ kind: 'document', file: 'docs/operations.md', anchor: 'metrics-worth-watching' }] },
  'OPS-07': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'alarms' }],
    unless: withoutExample('complete-production'),
  },
  'OPS-08': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'dashboard' }],
    unless: withoutExample('complete-production'),
  },
  'OPS-09': { proofs: [{ kind: 'upgrade' }] },
  'OPS-10': {
    proofs: [
      { kind: 'file', path: 'CHANGELOG.md', matches: ['^## \\['] },
      { kind: 'document', file: 'docs/upgrading.md' },
    ],
  },
  'OPS-11': {
    proofs: [
      { kind: 'document', file: 'docs/migration.md', anchor: 'what-to-write', says: ['import'] },
      { kind: 'file', path: 'iam.tf', matches: ['^moved \\{'] },
    ],
  },
};
