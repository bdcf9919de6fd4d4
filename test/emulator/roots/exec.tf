# What the basic example leaves off: ECS Exec, an image in a private registry, GitHub's subjects with ids, a cluster that exists.

provider "aws" {
  region = "us-east-1"
}

data "aws_subnets" "default" {}

module "runner" {
  source = "../.."

  name                     = "exec-runner"
  subnet_ids               = data.aws_subnets.default.ids
  enable_execute_command   = true
  readonly_root_filesystem = false
  container_image          = "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/tool:1"
  trust_subjects           = ["acme@123/infra@456:environment:prod", "acme/web"]
}

module "guest" {
  source = "../.."

  name                     = "guest-runner"
  subnet_ids               = data.aws_subnets.default.ids
  create_cluster           = false
  cluster_arn              = module.runner.cluster_arn
  enable_execute_command   = true
  readonly_root_filesystem = false
  kms_key_source           = "none"
  create_oidc_provider     = false
  oidc_provider_arn        = module.runner.oidc_provider_arn
  trust_subjects           = ["acme/web"]
}

output "guest" {
  value = module.guest
}

output "runner" {
  value = module.runner
}
