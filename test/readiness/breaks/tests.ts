import type { Breaks, Edit } from './break';

const EXAMPLE = 'examples/complete-production';

/** Replaces a piece of text in a file of the module. */
function change(file: string, find: string | RegExp, replace: string): Edit {
  return { file, find, replace };
}

/** Another default of a variable of the module. */
function byDefault(variable: string, from: string, to: string): Edit {
  return change('variables.tf', new RegExp(`(variable "${variable}" \\{[^}]*? default += )${from}\\n`), `$1${to}\n`);
}

/** What the native tests notice, in the order of the checklist. */
export const TESTS: Breaks = {
  'SEC-01': [change('storage.tf', '"aws:kms" : "AES256"', '"aws:kms" : "aws:kms"')],
  'SEC-02': [change('locals.tf', 'var.kms_key_source == "caller" ? var.kms_key_arn : null', 'null')],
  'SEC-04': [change('storage.tf', 'bucket_key_enabled = local.has_key', 'bucket_key_enabled = false')],
  'SEC-05': [byDefault('versioning', 'true', 'false')],
  'SEC-06': [change('storage.tf', 'restrict_public_buckets = true', 'restrict_public_buckets = false')],
  'SEC-07': [change('storage.tf', /(id += "expire-noncurrent-versions"\n +status = )"Enabled"/, '$1"Disabled"')],
  'SEC-08': [byDefault('force_destroy', 'false', 'true')],
  'SEC-09': [change('logs.tf', '= var.log_retention_days', '= each.key == "launcher" ? null : var.log_retention_days')],
  'SEC-14': [change('replication.tf', '= var.permissions_boundary_arn', '= null')],
  'SEC-15': [change('trust.tf', '= var.iam_role_path', '= "/"')],
  'SEC-17': [byDefault('assign_public_ip', 'false', 'true')],
  'SEC-18': [
    change(
      'network.tf',
      'revoke_rules_on_delete = true',
      '$&\n\n  ingress {\n    protocol  = "-1"\n    from_port = 0\n    to_port   = 0\n    self      = true\n  }',
    ),
  ],
  'SEC-19': [change('network.tf', 'length(local.vpc_ids) == 1', 'length(local.vpc_ids) >= 1')],
  'OBS-02': [change('ecs.tf', 'aws_cloudwatch_log_group.this["exec"]', 'aws_cloudwatch_log_group.this["tasks"]')],
  'OBS-03': [change('locals.tf', '731, 1096,', '731, 1000, 1096,')],
  'OBS-04': [change('logs.tf', '= local.kms_key_arn', '= null')],
  'OBS-05': [byDefault('container_insights', '"enhanced"', '"disabled"')],
  'OBS-06': [change('dashboard.tf', '"ECS/ContainerInsights"', '"AWS/ECS"')],
  'OBS-07': [change('ledger.tf', '{ StopCode = "$.detail.stopCode" }', 'null')],
  'OBS-10': [change('locals.tf', 'var.create_bucket && var.enable_access_logging', 'false')],
  'REL-01': [
    change(`${EXAMPLE}/outputs.tf`, 'length(local.availability_zones) >= 2', 'length(local.availability_zones) >= 1'),
  ],
  'REL-04': [
    change('ecs.tf', 'requires_compatibilities = ["FARGATE"]', 'requires_compatibilities = ["EC2", "FARGATE"]'),
  ],
  'REL-06': [change('locals.tf', '"${var.name}-${local.region}-${local.suffix}"', 'local.id')],
  'REL-07': [change('oidc.tf', 'var.create_oidc_provider ? 1 : 0', '1')],
  'COST-01': [change('storage.tf', 'var.standard_ia_days == 0 ? "Disabled" : "Enabled"', '"Disabled"')],
  'COST-02': [byDefault('noncurrent_version_days', '90', '180')],
  'COST-03': [byDefault('standard_ia_days', '30', '60')],
  'COST-04': [byDefault('abort_multipart_days', '7', '14')],
  'COST-05': [change('locals.tf', /\n +\{ capacityProvider = "FARGATE_SPOT".*/, '')],
  'COST-06': [change('ecs.tf', /$/, '\nresource "aws_ecs_service" "this" {\n  name = local.id\n}\n')],
  'COST-07': [change('locals.tf', 'range(1024, 4097, 1024)', 'range(512, 4097, 512)')],
  'COST-09': [change('storage.tf', 'bucket_key_enabled = local.has_key', 'bucket_key_enabled = false')],
  'CMP-03': [change('locals.tf', /("hipaa" += \{ retention_days = )2192/, '$11827')],
  'CMP-04': [change('locals.tf', /("pci-dss" += \{ retention_days = )365/, '$1180')],
  'CMP-07': [change('locals.tf', /\n +ManagedBy += .*/, '')],
  'CMP-08': [change('locals.tf', /\n +CostCenter += .*/, '')],
  'CMP-09': [change('locals.tf', /\n +ComplianceScope += .*/, '')],
  'CMP-10': [change('locals.tf', /\n +Owner += .*/, '')],
  'CMP-12': [change('ledger.tf', '["ECS Task State Change"]', '["ECS Service Action"]')],
  'CMP-13': [change('storage.tf', 'var.versioning ? "Enabled" : "Suspended"', '"Suspended"')],
  'EXA-10': [change(`${EXAMPLE}/boundary.tf`, '= var.iam_role_path', '= "/"')],
  'OPS-02': [byDefault('readonly_root_filesystem', 'true', 'false')],
  'OPS-03': [change('iam.tf', 'length(local.trust_policy) <= 2048', 'length(local.trust_policy) <= 4096')],
  'ENT-03': [change('ecs.tf', 'logging    = "OVERRIDE"', 'logging    = "NONE"')],
  'ENT-05': [change('iam.tf', '= var.iam_role_path', '= "/"')],
};
