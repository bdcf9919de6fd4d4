import type { Claims } from '../claim';
import { asserted, refused } from './native';
import { SECURITY } from './security';
import { withoutSpot } from './unless';

export const COST: Claims = {
  'COST-01': {
    proofs: [
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_lifecycle_configuration.this[0].rule',
        'rule.transition',
        'id = "infrequent-access", status = "Enabled"',
      ),
    ],
  },
  'COST-02': {
    proofs: [
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_lifecycle_configuration.this[0].rule',
        'rule.noncurrent_version_expiration',
        'noncurrent = [90]',
      ),
    ],
  },
  'COST-03': {
    proofs: [
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_lifecycle_configuration.this[0].rule',
        'rule.transition',
        '"30 STANDARD_IA"',
      ),
    ],
  },
  'COST-04': {
    proofs: [
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_lifecycle_configuration.this[0].rule',
        'rule.abort_incomplete_multipart_upload',
        'abort = [7]',
      ),
    ],
  },
  'COST-05': {
    proofs: [
      asserted(
        'ecs',
        'created_cluster',
        'aws_ecs_cluster_capacity_providers.this[0].default_capacity_provider_strategy',
        'FARGATE_SPOT = "base 0, weight 3"',
      ),
      asserted(
        'ecs',
        'created_cluster',
        'output.run_task_input',
        '{ capacityProvider = "FARGATE_SPOT", base = 0, weight = 3 }',
      ),
    ],
    unless: withoutSpot,
  },
  'COST-06': {
    proofs: [
      asserted(
        'ecs',
        'created_cluster',
        'fileset(path.module, "*.tf")',
        'ecs_service',
        'instance',
        'autoscaling_group',
      ),
      asserted(
        'ecs',
        'created_cluster',
        'aws_ecs_cluster_capacity_providers.this[0].capacity_providers',
        'providers = toset(["FARGATE", "FARGATE_SPOT"])',
      ),
    ],
  },
  'COST-07': {
    proofs: [
      refused('validation_3', 'wrong_values_14', 'var.memory'),
      asserted('defaults', 'values_that_aws_takes', 'local.fargate_memory'),
      asserted(
        'ecs',
        'other_task',
        'aws_ecs_task_definition.this.runtime_platform[0].cpu_architecture',
        'architecture = "ARM64"',
      ),
    ],
  },
  'COST-08': {
    proofs: [
      { kind: 'document', file: 'docs/network.md', anchor: 'what-they-cost', says: ['hourly', 'gateway', 'NAT'] },
      { kind: 'document', file: 'docs/cost.md', anchor: 'line-by-line', says: ['endpoint'] },
    ],
  },
  'COST-09': SECURITY['SEC-04'],
};
