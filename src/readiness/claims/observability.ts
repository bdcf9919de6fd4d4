import type { Claims } from '../claim';
import { asserted, refused } from './native';
import { withoutExample } from './unless';

export const OBSERVABILITY: Claims = {
  'OBS-01': { proofs: [{ kind: 'emulator', scenario: 'runner', check: 'task-log-group' }] },
  'OBS-02': {
    proofs: [
      asserted(
        'ecs',
        'created_cluster',
        'aws_ecs_cluster.this[0].configuration[0].execute_command_configuration[0]',
        'cloud_watch_log_group_name',
        'exec = "OVERRIDE"',
      ),
    ],
  },
  'OBS-03': {
    proofs: [
      asserted('defaults', 'values_that_aws_takes', 'local.log_retention_days'),
      refused('validation_3', 'wrong_values_14', 'var.log_retention_days'),
      asserted('storage', 'without_key', 'aws_cloudwatch_log_group.this', 'retention = "3653"'),
    ],
  },
  'OBS-04': {
    proofs: [
      asserted('logs', 'module_key', 'aws_cloudwatch_log_group.this', 'group.kms_key_id'),
      asserted('ledger', 'ledger', 'aws_cloudwatch_log_group.this["ledger"].kms_key_id'),
      asserted('launcher', 'state_machine', 'aws_cloudwatch_log_group.this["launcher"].kms_key_id'),
    ],
  },
  'OBS-05': {
    proofs: [asserted('ecs', 'created_cluster', 'aws_ecs_cluster.this[0].setting', 'containerInsights = "enhanced"')],
  },
  'OBS-06': {
    proofs: [
      asserted('ecs', 'created_cluster', 'aws_ecs_cluster.this[0].setting', 'containerInsights = "enhanced"'),
      asserted(
        'dashboard',
        'everything_of_a_runner',
        'aws_cloudwatch_dashboard.this[0].dashboard_body',
        'ECS/ContainerInsights',
        'ClusterName',
      ),
    ],
  },
  'OBS-07': {
    proofs: [
      asserted('ecs', 'created_cluster', 'aws_ecs_cluster.this[0].setting', 'containerInsights = "enhanced"'),
      asserted(
        'ledger',
        'ledger',
        'filter.metric_transformation[0].dimensions',
        'TasksByStopCode',
        'TasksByExitCode-0',
      ),
    ],
  },
  'OBS-08': {
    proofs: [{ kind: 'emulator', scenario: 'complete-production', check: 'alarms' }],
    unless: withoutExample('complete-production'),
  },
  'OBS-09': {
    proofs: [
      { kind: 'document', file: 'SECURITY.md', anchor: 'what-remains-yours', says: ['CloudTrail'] },
      { kind: 'emulator', scenario: 'complete-production', check: 'trail' },
    ],
    task: {
      what: 'A trail of management events in every region of the account or the organisation.',
      check: 'aws cloudtrail describe-trails: a trail with IsMultiRegionTrail; get-trail-status: IsLogging.',
    },
    unless: withoutExample('complete-production'),
  },
  'OBS-10': { proofs: [asserted('access_logs', 'created_log_bucket', 'aws_s3_bucket_logging.this[0].target_bucket')] },
  'OBS-11': {
    proofs: [
      { kind: 'document', file: 'docs/monitoring.md', anchor: 'saved-queries', says: ['AssumeRoleWithWebIdentity'] },
      {
        kind: 'document',
        file: 'docs/incident-response.md',
        anchor: 'detect-the-leak',
        says: ['aws cloudtrail lookup-events', 'AssumeRoleWithWebIdentity'],
      },
    ],
    task: {
      what: 'CloudTrail keeps events for 90 days. For longer, a trail of management events whose log group the input cloudtrail_log_group_name names.',
      check: 'aws cloudtrail lookup-events with EventName AssumeRoleWithWebIdentity lists the jobs of today.',
    },
  },
};
