import type { Breaks } from './break';

/** What simulated requests, statements and tags notice. */
export const SIMULATION: Breaks = {
  // The task role may use any key.
  'SEC-02': [{ file: 'iam.tf', find: 'local.bucket_key_arn', replace: '"*"' }],
  // The logs service may use the key for any log group.
  'SEC-03': [
    {
      file: 'kms.tf',
      find: 'ArnEquals = { "kms:EncryptionContext:aws:logs:arn" = values(local.log_group_arns) }',
      replace: 'ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "*" }',
    },
  ],
  'SEC-10': [
    {
      file: 'iam.tf',
      find: 'resource "aws_iam_role" "execution"',
      replace: 'resource "aws_iam_access_key" "ci" {\n  user = "ci"\n}\n\nresource "aws_iam_role" "execution"',
    },
  ],
  // Tasks may use the objects of every bucket.
  'SEC-11': [{ file: 'iam.tf', find: '"${local.bucket_arn}/*"', replace: '"*"' }],
  'SEC-12': [
    {
      file: 'iam.tf',
      find: /(Action {3}= \["logs:GetLogEvents"\]\n\s*Resource = )"[^\n]*"/,
      replace: '$1"*"',
    },
  ],
  // Roles may be handed to every service.
  'SEC-13': [{ file: 'iam.tf', find: /Condition = \{ StringEquals = \{ "iam:PassedToService" = [^\n]*/, replace: '' }],
  // ECS may use the roles for whichever account.
  'SEC-16': [
    {
      file: 'iam.tf',
      find: /Condition = \{\n\s*StringEquals = \{ "aws:SourceAccount" = local.account_id \}\n[^\n]*\n\s*\}/,
      replace: '',
    },
  ],
  'CMP-06': [{ file: 'kms.tf', find: /^ {2}tags .*\n/m, replace: '' }],
  'CMP-14': [{ file: 'iam.tf', find: '"SearchTaskLogs"', replace: '"SearchLogs"' }],
  'EXA-08': [{ file: 'alarms.tf', find: 'kms_master_key_id = local.kms_key_arn', replace: '' }],
  'EXA-09': [{ file: 'examples/complete-production/budget.tf', find: /^ {2}tags .*\n/m, replace: '' }],
  'ENT-01': [
    {
      file: 'storage.tf',
      find: 'Condition = { Bool = { "aws:SecureTransport" = "false" } }',
      replace: 'Condition = { Bool = { "aws:SecureTransport" = "never" } }',
    },
  ],
};
