import type { Claims } from '../claim';
import { asserted, assertedIn, refusedIn } from './native';
import { withoutExample } from './unless';

export const RELIABILITY: Claims = {
  'REL-01': {
    proofs: [
      refusedIn('examples/complete-production', 'network', 'one_zone', 'output.availability_zones'),
      assertedIn('examples/complete-production', 'network', 'own_vpc', 'output.availability_zones'),
    ],
    unless: withoutExample('complete-production'),
  },
  'REL-02': { proofs: [{ kind: 'emulator', scenario: 'runner', check: 'stopped-task-reported' }] },
  'REL-03': {
    proofs: [
      { kind: 'commands', document: 'docs/recovery.md' },
      { kind: 'document', file: 'docs/recovery.md' },
    ],
  },
  'REL-04': {
    proofs: [
      asserted(
        'ecs',
        'created_cluster',
        'aws_ecs_task_definition.this.requires_compatibilities',
        'compatibility = toset(["FARGATE"])',
      ),
      asserted(
        'ecs',
        'created_cluster',
        'aws_ecs_cluster_capacity_providers.this[0].capacity_providers',
        'providers = toset(["FARGATE", "FARGATE_SPOT"])',
      ),
    ],
  },
  'REL-05': { proofs: [{ kind: 'emulator', scenario: 'two-instances', check: 'no-collision' }] },
  'REL-06': {
    proofs: [
      asserted('storage', 'encrypted_bucket', 'aws_s3_bucket.this[0].bucket', 'demo-123456789012-us-east-1-0a1b2c'),
      asserted(
        'iam',
        'direct_launch',
        'aws_iam_role.execution[0]',
        'aws_iam_role.task[0]',
        'aws_iam_role.runner[0]',
        'demo-us-east-1-0a1b2c-runner',
      ),
    ],
  },
  'REL-07': {
    proofs: [
      asserted('existing_cluster', 'existing_cluster_and_security_groups', 'aws_ecs_cluster.this'),
      asserted('existing_cluster', 'existing_cluster_and_security_groups', 'aws_security_group.this'),
      asserted('oidc', 'existing_provider_and_longest_policy', 'aws_iam_openid_connect_provider.this'),
      asserted('storage_existing', 'callers_key', 'aws_kms_key.this'),
      asserted('storage_existing', 'existing_bucket', 'aws_s3_bucket.this'),
    ],
  },
  'REL-08': {
    proofs: [
      { kind: 'emulator', scenario: 'runner', check: 'applied' },
      { kind: 'emulator', scenario: 'runner', check: 'destroyed' },
    ],
  },
};
