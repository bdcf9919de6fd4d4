# Everything that the module can do, in any partition.

variable "region" {
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

  create_vpc_endpoints        = true
  egress_to_endpoints_only    = true
  interface_endpoint_services = ["sts"]
  route_table_ids             = sort(data.aws_route_tables.default.ids)
  s3_endpoint_bucket_arns     = ["arn:${local.partition}:s3:::package-mirror"]

  alarm_email               = "oncall@example.com"
  cloudtrail_log_group_name = "trail"
}

output "runner" {
  value = module.runner
}
