import type { Claims } from '../claim';
import { asserted, refused } from './native';

export const COMPLIANCE: Claims = {
  'CMP-01': { proofs: [{ kind: 'matrix', framework: 'soc2' }] },
  'CMP-02': { proofs: [{ kind: 'matrix', framework: 'iso27001' }] },
  'CMP-03': {
    proofs: [
      { kind: 'matrix', framework: 'hipaa' },
      refused('compliance', 'below_the_floor_of_hipaa', 'var.log_retention_days'),
      asserted(
        'compliance',
        'nothing_required',
        'local.compliance_requirements',
        'hipaa = { retention_days = 2192, cmk = true, access_logs = true }',
      ),
    ],
  },
  'CMP-04': {
    proofs: [
      { kind: 'matrix', framework: 'pci-dss' },
      refused('compliance', 'below_the_floor_of_pci_dss', 'var.log_retention_days'),
      asserted(
        'compliance',
        'nothing_required',
        'local.compliance_requirements',
        'pci-dss = { retention_days = 365, cmk = true, access_logs = true }',
      ),
    ],
  },
  'CMP-05': { proofs: [{ kind: 'matrix', framework: 'gdpr' }] },
  'CMP-06': { proofs: [{ kind: 'tags', root: '.' }] },
  'CMP-07': {
    proofs: [asserted('storage', 'encrypted_bucket', 'aws_s3_bucket.this[0].tags', 'ManagedBy = "Terraform"')],
  },
  'CMP-08': {
    proofs: [
      asserted('storage', 'encrypted_bucket', 'aws_s3_bucket.this[0].tags', 'CostCenter = "4711"'),
      asserted('ecs', 'created_cluster', 'output.run_task_input', 'propagateTags = "TASK_DEFINITION"'),
    ],
  },
  'CMP-09': {
    proofs: [
      asserted('storage', 'encrypted_bucket', 'aws_s3_bucket.this[0].tags', 'ComplianceScope = "soc2"'),
      asserted('storage', 'without_key', 'aws_cloudwatch_log_group.this', 'scope = "gdpr soc2"'),
    ],
  },
  'CMP-10': { proofs: [asserted('storage', 'encrypted_bucket', 'aws_s3_bucket.this[0].tags', 'Owner = "team-a"')] },
  'CMP-11': {
    proofs: [
      {
        kind: 'document',
        file: 'SECURITY.md',
        anchor: 'who-read-which-object',
        says: ['CloudTrail', 'enable_object_trail', 'management events'],
      },
      { kind: 'document', file: 'SECURITY.md', anchor: 'what-remains-yours', says: ['CloudTrail'] },
    ],
    task: {
      what: 'A trail of management events in every region of the account or the organisation, kept as long as the standards ask.',
      check:
        'aws cloudtrail describe-trails: a trail with IsMultiRegionTrail and LogFileValidationEnabled; get-trail-status: IsLogging.',
    },
  },
  'CMP-12': {
    proofs: [
      asserted('ledger', 'ledger', 'aws_cloudwatch_event_target.ledger'),
      asserted(
        'ledger',
        'ledger',
        'aws_cloudwatch_event_rule.ledger',
        'ECS Task State Change',
        'AWS API Call via CloudTrail',
      ),
      asserted(
        'ecs',
        'created_cluster',
        'aws_ecs_cluster.this[0].configuration[0].execute_command_configuration[0]',
        'exec = "OVERRIDE"',
      ),
    ],
  },
  'CMP-13': {
    proofs: [
      asserted('storage', 'encrypted_bucket', 'aws_s3_bucket_versioning.this[0]', 'versioning = "Enabled"'),
      asserted(
        'storage',
        'encrypted_bucket',
        'aws_s3_bucket_lifecycle_configuration.this[0].rule',
        'noncurrent = [90]',
      ),
    ],
  },
  'CMP-14': { proofs: [{ kind: 'statements', compare: 'docs/iam.md' }] },
};
