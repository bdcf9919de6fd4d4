# An ECS runner as earlier modules made them: roles that trust widely and have inline policies under names of their own,
# a bucket without much of a setting, a cluster with Container Insights.

variable "runner" {
  type = string
}

provider "aws" {
  region = "us-east-1"
}

resource "aws_ecs_cluster" "main" {
  name = "${var.runner}-cluster-0a1b2c3d"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = 1
  }
}

# ECS makes it with the first task.
resource "aws_cloudwatch_log_group" "insights" {
  name              = "/aws/ecs/containerinsights/${aws_ecs_cluster.main.name}/performance"
  retention_in_days = 1
}

resource "aws_cloudwatch_log_group" "tasks" {
  name = "/ecs/${var.runner}"
}

resource "aws_iam_openid_connect_provider" "oidc" {
  url            = "https://oidc.humanitec.dev"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "manager" {
  name = "${var.runner}-task-manager-0a1b2c3d"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.oidc.arn }
      Condition = { StringEquals = { "oidc.humanitec.dev:sub" = "acme+${var.runner}" } }
    }]
  })
}

resource "aws_iam_role" "tasks" {
  for_each = toset(["execution", "task"])

  name = "${var.runner}-${each.key}-0a1b2c3d"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "manager" {
  name = "${var.runner}-task-manager-policy"
  role = aws_iam_role.manager.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["ecs:*", "iam:PassRole"], Resource = "*" }]
  })
}

resource "aws_iam_role_policy" "task_bucket" {
  name = "${var.runner}-task-s3-policy"
  role = aws_iam_role.tasks["task"].id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = [aws_s3_bucket.state.arn, "${aws_s3_bucket.state.arn}/*"] }]
  })
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.tasks["execution"].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_s3_bucket" "state" {
  bucket = "${var.runner}-state"
}

resource "aws_s3_bucket_public_access_block" "state" {
  bucket = aws_s3_bucket.state.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_object" "state" {
  bucket  = aws_s3_bucket.state.id
  key     = "terraform.tfstate"
  content = "{\"version\":4}"
}

output "cluster_name" {
  value = aws_ecs_cluster.main.name
}

output "runner_role" {
  value = aws_iam_role.manager.name
}

output "task_role" {
  value = aws_iam_role.tasks["task"].name
}

output "execution_role" {
  value = aws_iam_role.tasks["execution"].name
}

output "bucket" {
  value = aws_s3_bucket.state.id
}

output "oidc_provider_arn" {
  value = aws_iam_openid_connect_provider.oidc.arn
}
