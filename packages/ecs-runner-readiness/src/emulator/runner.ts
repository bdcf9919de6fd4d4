/** Outputs of the module, as far as the checks look at them. */
export interface Runner {
  readonly region: string;
  readonly alarm_arns: Readonly<Record<string, string>> | readonly string[] | null;
  readonly alarm_topic_arn: string | null;
  readonly bucket_name: string;
  readonly cluster_arn: string;
  readonly container_name: string;
  readonly dashboard_name: string | null;
  readonly kms_key_arn: string | null;
  readonly log_group_name: string;
  readonly object_trail_arn: string | null;
  /** JSON: the input of RunTask. */
  readonly run_task_input: string;
  readonly security_group_ids: readonly string[];
  /** JSON: the input of StartExecution; null with the launcher direct. */
  readonly start_execution_input: string | null;
  readonly state_machine_arn: string | null;
  readonly task_definition_arn: string;
  readonly task_definition_family: string;
  readonly vpc_endpoint_ids: Readonly<Record<string, string>>;
  readonly execution_role_arn: string;
  readonly runner_role_arn: string;
  readonly task_role_arn: string;
}

/** Names under which a root has the module. */
export function moduleNames(text: string): string[] {
  const blocks = text.matchAll(/^module "([^"]+)" \{\n(?:.*\n)*?\s+source\s+= "\.\.\/\.\."/gm);
  return [...new Set([...blocks].map(([, name]) => name))];
}
