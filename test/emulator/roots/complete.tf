# Everything that the module can do, in any partition.

variable "region" {
  type = string
}

variable "replica_region" {
  type = string
}

variable "launcher" {
  type = string
}

variable "kms_key_source" {
  type = string
}

provider "aws" {
  region = var.region
}

provider "aws" {
  alias  = "replica"
  region = var.replica_region
}

data "aws_partition" "current" {}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

data "aws_route_tables" "default" {
  vpc_id = data.aws_vpc.default.id
}

locals {
  replica_kms_key_arn = var.kms_key_source == "none" ? null : "arn:${data.aws_partition.current.partition}:kms:${var.replica_region}:123456789012:key/1a2b3c4d-4b5a-4678-9abc-def012345678"

  partition = data.aws_partition.current.partition
  in_region = "${var.region}:123456789012"
}

module "runner" {
  source = "../.."

  name           = "complete-runner"
  subnet_ids     = sort(data.aws_subnets.default.ids)
  launcher       = var.launcher
  kms_key_source = var.kms_key_source
  force_destroy  = true
  iam_role_path  = "/ci/"

  trust          = "hcpTerraform"
  trust_subjects = ["acme/platform/infra"]

  enable_execute_command   = true
  readonly_root_filesystem = false
  task_policy_arns         = { read = "arn:${local.partition}:iam::aws:policy/ReadOnlyAccess" }

  container_image                        = "123456789012.dkr.ecr.${var.region}.${data.aws_partition.current.dns_suffix}/team/tool:1"
  ecr_pull_through_cache_repository_arns = ["arn:${local.partition}:ecr:${local.in_region}:repository/docker-hub/library/busybox"]
  secrets                                = { TOKEN = "arn:${local.partition}:secretsmanager:${local.in_region}:secret:token-a1B2c3:key::" }
  ssm_parameters                         = { LEVEL = "arn:${local.partition}:ssm:${local.in_region}:parameter/ci/level" }
  secrets_kms_key_arns                   = ["arn:${local.partition}:kms:${local.in_region}:key/0f1e2d3c-4b5a-4678-9abc-def012345678"]

  enable_access_logging = true
  enable_object_trail   = true

  enable_replication  = true
  replica_bucket_arn  = "arn:${local.partition}:s3:::${aws_s3_bucket_versioning.replica.bucket}"
  replica_kms_key_arn = local.replica_kms_key_arn

  create_vpc_endpoints        = true
  egress_to_endpoints_only    = true
  interface_endpoint_services = ["sts"]
  route_table_ids             = sort(data.aws_route_tables.default.ids)
  s3_endpoint_bucket_arns     = ["arn:${local.partition}:s3:::package-mirror"]

  alarm_email               = "oncall@example.com"
  cloudtrail_log_group_name = "trail"
}

resource "aws_s3_bucket" "replica" {
  provider = aws.replica

  bucket_prefix = "replica-"
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "replica" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica.id

  versioning_configuration {
    status = "Enabled"
  }
}

output "replica" {
  value = { bucket = aws_s3_bucket.replica.arn, key = local.replica_kms_key_arn }
}

output "runner" {
  value = module.runner
}
