import { AccessRequest } from '../evaluate';
import { accountOf, Context, Expectation, logGroupArn, Parts, table, taskOn, TO_ECS } from '../expectations';

/** What a runner's roles may not do with another runner of the same account and region. */
export function neighbourRequests(own: Parts, other: Parts): Expectation[] {
  const ask = (principal: string, action: string, resource: string, context: Context = {}): AccessRequest => ({
    principal,
    action,
    resource,
    account: accountOf(own.cluster_arn),
    context,
  });
  const [runner, task, execution] = [own.runner_role_arn, own.task_role_arn, own.execution_role_arn];
  const on = ({ cluster_arn }: Parts) => ({ 'ecs:cluster': cluster_arn });
  const stream = `${logGroupArn(other, other.log_group_name)}:log-stream:runner/runner/1`;
  const object = `${other.bucket_arn}/state`;

  return table('deny', [
    ['run its tasks there', ask(runner, 'ecs:RunTask', own.task_definition_arn, on(other))],
    ["run the neighbour's tasks here", ask(runner, 'ecs:RunTask', other.task_definition_arn, on(own))],
    ["run the neighbour's tasks there", ask(runner, 'ecs:RunTask', other.task_definition_arn, on(other))],
    ["stop the neighbour's task", ask(runner, 'ecs:StopTask', taskOn(other.cluster_arn), on(other))],
    ["hand over the neighbour's task role", ask(runner, 'iam:PassRole', other.task_role_arn, TO_ECS)],
    ["read the neighbour's logs", ask(runner, 'logs:GetLogEvents', stream)],
    ["write the neighbour's logs", ask(execution, 'logs:PutLogEvents', stream)],
    ["read the neighbour's bucket", ask(task, 's3:GetObject', object, { 'aws:SecureTransport': 'true' })],
    ["write the neighbour's bucket", ask(task, 's3:PutObject', object, { 'aws:SecureTransport': 'true' })],
  ]);
}
