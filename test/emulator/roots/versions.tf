# A runner whose apply waits, once all is made, for the file that GATE names.

provider "aws" {
  region = "us-east-1"
}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

# Without a bucket of its own: its lifecycle would take a minute.
module "runner" {
  source = "../.."

  name             = "acme-runner"
  subnet_ids       = sort(data.aws_subnets.default.ids)
  assign_public_ip = true
  trust_subjects   = ["repo:acme/infra:ref:refs/heads/main"]
  create_bucket    = false
  bucket_name      = "terraform-state"
  kms_key_source   = "none"
}

resource "terraform_data" "gate" {
  provisioner "local-exec" {
    command = "until [ -e \"$GATE\" ]; do sleep 0.1; done"
  }

  depends_on = [module.runner]
}
