# A runner for each trust preset, on one cluster, with little else.

variable "presets" {
  description = "Variables of the module by preset."
  type        = any
}

provider "aws" {
  region = "us-east-1"
}

data "aws_subnets" "default" {}

module "runner" {
  source   = "../.."
  for_each = var.presets

  name            = "of-${lower(each.key)}"
  trust           = each.key
  trust_subjects  = each.value.trust_subjects
  oidc_issuer_url = try(each.value.oidc_issuer_url, null)
  oidc_audiences  = try(each.value.oidc_audiences, [])

  subnet_ids           = data.aws_subnets.default.ids
  create_cluster       = false
  cluster_arn          = aws_ecs_cluster.shared.arn
  create_bucket        = false
  bucket_name          = "artifacts"
  kms_key_source       = "none"
  task_timeout_minutes = 0
  enable_task_ledger   = false
  enable_alarms        = false
  enable_dashboard     = false
}

resource "aws_ecs_cluster" "shared" {
  name = "shared"
}

output "runner" {
  value = module.runner
}
