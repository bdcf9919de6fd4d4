import type { Breaks } from './break';

/** What an apply refuses at once. */
const WRONG_NAME = { find: /^name( *)= .*$/m, replace: 'name$1= "No"' } as const;

const KEPT_BUCKET = [
  {
    file: 'storage.tf',
    find: 'resource "aws_s3_bucket" "this" {\n',
    replace: 'resource "aws_s3_bucket" "this" {\n  lifecycle {\n    prevent_destroy = true\n  }\n\n',
  },
];

const MUTE_ALARMS = [{ file: 'alarms.tf', find: /^ *alarm_actions .*\n/m, replace: '' }];

const EMPTY_DASHBOARD = [{ file: 'dashboard.tf', find: /widgets( *)= local\.\w+/, replace: 'widgets$1= []' }];

/** Without the marker's version there would only be a second one. */
const SECOND_MARKER = [
  {
    file: 'docs/recovery.md',
    find: '--bucket "$bucket" --key "$key" --version-id "$marker"',
    replace: '--bucket "$bucket" --key "$key"',
  },
];

const OTHER_BUCKET = [
  { file: 'storage.tf', find: 'bucket        = local.bucket_name', replace: 'bucket        = "n${local.bucket_name}"' },
];

export const EMULATOR: Breaks = {
  // One runner.
  'OBS-01': [
    {
      file: 'ecs.tf',
      find: 'aws_cloudwatch_log_group.this["tasks"].name',
      replace: 'aws_cloudwatch_log_group.this["exec"].name',
    },
  ],
  'REL-02': [{ file: 'run-task/run-task.sh', find: 'exit "$exit_code"', replace: 'exit 0' }],
  'REL-08': KEPT_BUCKET,
  'EXA-03': KEPT_BUCKET,
  'OPS-01': [{ file: 'logs.tf', find: 'Name = each.value', replace: 'Name = each.value, At = timestamp()' }],
  'OPS-05': MUTE_ALARMS,

  // The example complete-production.
  'OBS-08': MUTE_ALARMS,
  'EXA-07': MUTE_ALARMS,
  'OPS-07': MUTE_ALARMS,
  'OPS-08': EMPTY_DASHBOARD,
  'FUT-03': EMPTY_DASHBOARD,
  'OBS-09': [
    {
      file: 'cloudtrail.tf',
      find: '  enable_log_file_validation ',
      replace: '  enable_logging = false\n  enable_log_file_validation ',
    },
  ],
  'EXA-05': [{ file: 'kms.tf', find: /enable_key_rotation( *)= true/, replace: 'enable_key_rotation$1= false' }],
  'EXA-06': [
    {
      file: 'network.tf',
      find: 'resource "aws_vpc_security_group_egress_rule" "this" {\n',
      replace: `resource "aws_vpc_security_group_ingress_rule" "open" {
  security_group_id = aws_security_group.this[0].id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "this" {
`,
    },
  ],

  // Two runners of one name.
  'REL-05': [{ file: 'dashboard.tf', find: 'dashboard_name = local.id', replace: 'dashboard_name = var.name' }],
  'SEC-20': [{ file: 'endpoints.tf', find: '["ecr.api", "ecr.dkr", "logs"]', replace: '["ecr.api", "logs"]' }],

  // What is refused before anything is made.
  'EXA-01': [{ file: 'examples/basic/terraform.tfvars.example', ...WRONG_NAME }],
  'EXA-04': [{ file: 'examples/complete-production/terraform.tfvars.example', ...WRONG_NAME }],
  'EXA-12': [{ file: 'examples/basic/terraform.tfvars.example', ...WRONG_NAME }],
  'EXA-14': [{ file: 'examples/multi-region/terraform.tfvars.example', find: '"us-west-2"', replace: '"us-east-1"' }],
  'FUT-06': [{ file: 'examples/basic/terraform.tfvars.example', ...WRONG_NAME }],

  // Documents.
  'EXA-02': [
    { file: 'examples/basic/README.md', find: 'cp terraform.tfvars.example', replace: 'cp terraform.tfvars.sample' },
  ],
  'REL-03': SECOND_MARKER,
  'ENT-04': SECOND_MARKER,
  'FUT-04': [{ file: 'docs/performance.md', find: 'npx projen benchmark\n', replace: 'npx projen bench\n' }],

  // Versions.
  'MNT-03': OTHER_BUCKET,
  'OPS-09': OTHER_BUCKET,
  'MNT-04': [{ file: 'versions.tf', find: /^ *required_version .*\n/m, replace: '' }],
  'MNT-05': [{ file: 'versions.tf', find: /^ *version .*\n/m, replace: '' }],
};
