# Two runners of one name in one account and region, and two to which what can be brought is: all of it, or what the launcher
# stepFunctions needs.

provider "aws" {
  region = "us-east-1"
}

data "aws_caller_identity" "current" {}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

module "first" {
  source = "../.."

  name           = "twin"
  subnet_ids     = sort(data.aws_subnets.default.ids)
  kms_key_source = "none"
  force_destroy  = true
  trust_subjects = ["acme/first"]
}

module "second" {
  source = "../.."

  name                   = "twin"
  subnet_ids             = sort(data.aws_subnets.default.ids)
  kms_key_source         = "caller"
  kms_key_arn            = aws_kms_key.own.arn
  force_destroy          = true
  trust_subjects         = ["acme@123/infra@456:environment:prod", "acme/web"]
  container_image        = "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/tool:1"
  create_oidc_provider   = false
  oidc_provider_arn      = module.first.oidc_provider_arn
  enable_execute_command = true
  # The agent of ECS Exec writes to it.
  readonly_root_filesystem = false
}

module "guest" {
  source = "../.."

  name                     = "guest-runner"
  subnet_ids               = sort(data.aws_subnets.default.ids)
  create_cluster           = false
  cluster_arn              = module.first.cluster_arn
  create_security_group    = false
  security_group_ids       = [aws_security_group.own.id]
  create_bucket            = false
  bucket_name              = aws_s3_bucket.own.id
  bucket_kms_key_arn       = "arn:aws:kms:us-east-1:123456789012:key/0f1e2d3c-4b5a-4678-9abc-def012345678"
  kms_key_source           = "caller"
  kms_key_arn              = aws_kms_key.own.arn
  create_oidc_provider     = false
  oidc_provider_arn        = module.first.oidc_provider_arn
  trust_subjects           = ["acme/guest"]
  create_alarm_topic       = false
  alarm_topic_arn          = aws_sns_topic.own.arn
  enable_execute_command   = true
  readonly_root_filesystem = false
}

module "launched_guest" {
  source = "../.."

  name                  = "launched-guest"
  launcher              = "stepFunctions"
  subnet_ids            = sort(data.aws_subnets.default.ids)
  create_cluster        = false
  cluster_arn           = module.first.cluster_arn
  create_security_group = false
  security_group_ids    = [aws_security_group.own.id]
  create_bucket         = false
  bucket_name           = aws_s3_bucket.own.id
  kms_key_source        = "none"
  create_oidc_provider  = false
  oidc_provider_arn     = module.first.oidc_provider_arn
  trust_subjects        = ["acme/launched"]
  enable_task_ledger    = false
  enable_alarms         = false
  enable_dashboard      = false
}

resource "aws_sns_topic" "own" {
  name = "own-alarms"
}

resource "aws_security_group" "own" {
  name   = "own"
  vpc_id = data.aws_vpc.default.id
}

resource "aws_s3_bucket" "own" {
  bucket = "own-artifacts"
}

# As the variable kms_key_arn says.
resource "aws_kms_key" "own" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountUsesIam"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "LogGroups"
        Effect    = "Allow"
        Principal = { Service = "logs.us-east-1.amazonaws.com" }
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = {
          ArnLike = {
            "kms:EncryptionContext:aws:logs:arn" = [
              for prefix in ["/ecs-runner", "/aws/ecs/containerinsights", "/aws/events/ecs-runner", "/aws/vendedlogs/states/ecs-runner"] :
              "arn:aws:logs:us-east-1:${data.aws_caller_identity.current.account_id}:log-group:${prefix}/*"
            ]
          }
        }
      },
      {
        Sid       = "AlarmTopics"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "events.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { ArnLike = { "kms:EncryptionContext:aws:sns:topicArn" = "arn:aws:sns:us-east-1:${data.aws_caller_identity.current.account_id}:*-alarms" } }
      },
      {
        Sid       = "StateMachineLogs"
        Effect    = "Allow"
        Principal = { Service = "delivery.logs.amazonaws.com" }
        Action    = "kms:Decrypt"
        Resource  = "*"
        Condition = { StringLike = { "kms:EncryptionContext:SourceArn" = "arn:aws:logs:us-east-1:${data.aws_caller_identity.current.account_id}:*" } }
      },
      {
        Sid       = "FargateMakesDiskKeys"
        Effect    = "Allow"
        Principal = { Service = "fargate.amazonaws.com" }
        Action    = "kms:GenerateDataKeyWithoutPlaintext"
        Resource  = "*"
        Condition = { StringEquals = { "kms:EncryptionContext:aws:ecs:clusterAccount" = data.aws_caller_identity.current.account_id } }
      },
      {
        Sid       = "FargateDecryptsDisks"
        Effect    = "Allow"
        Principal = { Service = "fargate.amazonaws.com" }
        Action    = "kms:CreateGrant"
        Resource  = "*"
        Condition = {
          StringEquals                = { "kms:EncryptionContext:aws:ecs:clusterAccount" = data.aws_caller_identity.current.account_id }
          "ForAllValues:StringEquals" = { "kms:GrantOperations" = ["Decrypt"] }
        }
      },
    ]
  })
}

output "first" {
  value = module.first
}

output "second" {
  value = module.second
}

output "guest" {
  value = module.guest
}

output "launched_guest" {
  value = module.launched_guest
}
