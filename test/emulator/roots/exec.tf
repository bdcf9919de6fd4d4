# What the basic example leaves off: ECS Exec, an image in a private registry, GitHub's subjects with ids.

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

output "runner" {
  value = module.runner
}
