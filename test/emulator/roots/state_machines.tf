# The launcher that is a state machine, and beside it, on the same cluster, a direct one whose tasks have a time limit.

provider "aws" {
  region = "us-east-1"
}

data "aws_subnets" "default" {}

module "launched" {
  source = "../.."

  name               = "launched"
  subnet_ids         = data.aws_subnets.default.ids
  launcher           = "stepFunctions"
  kms_key_source     = "none"
  trust_subjects     = ["acme/infra"]
  enable_task_ledger = false
  enable_alarms      = false
  enable_dashboard   = false
}

module "direct" {
  source = "../.."

  name                 = "direct"
  subnet_ids           = data.aws_subnets.default.ids
  launcher             = "direct"
  task_timeout_minutes = 1
  kms_key_source       = "none"
  create_cluster       = false
  cluster_arn          = module.launched.cluster_arn
  create_oidc_provider = false
  oidc_provider_arn    = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
  trust_subjects       = ["acme/infra"]
  enable_task_ledger   = false
  enable_alarms        = false
  enable_dashboard     = false
}

# Of what the state machines need: ministack lacks some of the rest.
output "launched" {
  value = {
    cluster_arn            = module.launched.cluster_arn
    task_definition_family = module.launched.task_definition_family
    log_group_name         = module.launched.log_group_name
    start_execution_input  = module.launched.start_execution_input
  }
}

output "direct" {
  value = {
    run_task_input            = module.direct.run_task_input
    task_definition_family    = module.direct.task_definition_family
    timeout_state_machine_arn = module.direct.timeout_state_machine_arn
  }
}
