import type { Claims } from '../claim';
import { asserted } from './native';

export const ENTERPRISE: Claims = {
  'ENT-01': { proofs: [{ kind: 'simulation', table: 'bucket' }] },
  'ENT-02': { proofs: [{ kind: 'tool', tool: 'secrets' }] },
  'ENT-03': {
    proofs: [
      asserted('access_logs', 'created_log_bucket', 'aws_s3_bucket_logging.this[0].target_bucket'),
      asserted(
        'ecs',
        'created_cluster',
        'aws_ecs_cluster.this[0].configuration[0].execute_command_configuration[0]',
        'exec = "OVERRIDE"',
      ),
      asserted('cloudtrail', 'with_a_key', 'aws_cloudtrail.this[0].enable_log_file_validation', 'validated = true'),
    ],
  },
  'ENT-04': {
    proofs: [
      { kind: 'commands', document: 'docs/recovery.md' },
      { kind: 'document', file: 'docs/recovery.md' },
    ],
  },
  'ENT-05': {
    proofs: [
      asserted('iam', 'direct_launch', 'role.path', '/ecs-runner/'),
      asserted('iam', 'bounded_roles_and_exec', 'role.path', '/ci/runners/'),
    ],
  },
};
