import type { Parts } from './expectations';

/** Outputs of the module, as `terraform output -json` gives them. */
export interface Outputs extends Parts {
  readonly access_log_bucket_name: string | null;
  readonly alarm_topic_arn: string | null;
  readonly bucket_name: string;
  readonly exec_log_group_name: string | null;
  readonly ledger_log_group_name: string | null;
  readonly object_trail_arn: string | null;
  readonly plan_role_arn: string | null;
  /** JSON: the input of `aws ecs run-task`. */
  readonly run_task_input: string;
  readonly state_machine_arn: string | null;
  readonly task_definition_family: string;
  readonly timeout_state_machine_arn: string | null;
}

/** Outputs of a root of their own: Terraform leaves out those that are null. */
export function outputsOf(given: Readonly<Record<string, unknown>>): Outputs {
  const absent = {
    access_log_bucket_name: null,
    alarm_topic_arn: null,
    exec_log_group_name: null,
    kms_key_arn: null,
    ledger_log_group_name: null,
    object_trail_arn: null,
    plan_role_arn: null,
    state_machine_arn: null,
    timeout_state_machine_arn: null,
  };
  return { ...absent, ...given } as unknown as Outputs;
}
