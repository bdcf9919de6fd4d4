import { accountOf, Context, Expectation, inAccount, OTHER_ACCOUNT, Parts, table } from './expectations';
import { AccessRequest } from './simulate';

const TASK_ID = '0123456789abcdef0123456789abcdef';

/** What a CI system may do with the runner role, and what it may not; ECS Exec aside. */
export function runnerRequests(parts: Parts): Expectation[] {
  const { cluster_arn: cluster, task_definition_arn: definition, task_role_arn: taskRole } = parts;
  const account = accountOf(cluster);
  const ask = (action: string, resource: string, context: Context = {}): AccessRequest => ({
    principal: parts.runner_role_arn,
    action,
    resource,
    account: accountOf(resource) || account,
    context,
  });

  const onCluster = { 'ecs:cluster': cluster };
  const otherCluster = `${cluster}-2`;
  const task = `${cluster.replace(':cluster/', ':task/')}/${TASK_ID}`;
  const otherTask = `${otherCluster.replace(':cluster/', ':task/')}/${TASK_ID}`;
  const instance = (of: string) => `${of.replace(':cluster/', ':container-instance/')}/any`;
  const logGroup = `arn:aws:logs:${parts.region}:${account}:log-group:${parts.log_group_name}`;
  const family = definition.replace(/:\d+$/, '');
  const toEcs = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };
  const run = (resource: string, context: Context = onCluster) => ask('ecs:RunTask', resource, context);
  const pass = (role: string, context: Context = toEcs) => ask('iam:PassRole', role, context);

  return [
    ...table('allow', [
      ['run this task definition', run(definition)],
      ['run an older revision', run(`${family}:1`)],
      ['hand the execution role to ECS', pass(parts.execution_role_arn)],
      ['hand the task role to ECS', pass(taskRole)],
      ['describe a task', ask('ecs:DescribeTasks', task, onCluster)],
      ['stop a task', ask('ecs:StopTask', task, onCluster)],
      ['list the tasks', ask('ecs:ListTasks', instance(cluster), onCluster)],
      ['read the log of a task', ask('logs:GetLogEvents', `${logGroup}:log-stream:runner/runner/1`)],
      ['search the logs', ask('logs:FilterLogEvents', logGroup)],
      ['follow the logs', ask('logs:StartLiveTail', logGroup)],
      ['tag a task when it starts', ask('ecs:TagResource', task, { 'ecs:CreateAction': 'RunTask' })],
    ]),
    ...table('deny', [
      ['run on another cluster', run(definition, { 'ecs:cluster': otherCluster })],
      ['run on a cluster of another account', run(definition, { 'ecs:cluster': inAccount(cluster, OTHER_ACCOUNT) })],
      ['run another family', run(family.replace(/\/.*/, '/other:1'))],
      ['run a family that only starts alike', run(`${family}-2:1`)],
      ['run a task definition of another account', run(inAccount(definition, OTHER_ACCOUNT))],
      ['run a task definition of another region', run(definition.replace(`:${parts.region}:`, ':eu-west-1:'))],
      ['hand over another role', pass(taskRole.replace(/role\/.*/, 'role/Administrator'))],
      ['hand over a role whose name only starts alike', pass(`${taskRole}-2`)],
      ['hand over its own role', pass(parts.runner_role_arn)],
      ['hand over a role of another account', pass(inAccount(taskRole, OTHER_ACCOUNT))],
      ['hand a role to Lambda', pass(taskRole, { 'iam:PassedToService': 'lambda.amazonaws.com' })],
      ['hand a role to nobody in particular', pass(taskRole, {})],
      ['describe a task of another cluster', ask('ecs:DescribeTasks', otherTask, { 'ecs:cluster': otherCluster })],
      ['stop a task of another cluster', ask('ecs:StopTask', otherTask, { 'ecs:cluster': otherCluster })],
      ['stop a task of another account', ask('ecs:StopTask', inAccount(task, OTHER_ACCOUNT))],
      ['list tasks of another cluster', ask('ecs:ListTasks', instance(otherCluster), { 'ecs:cluster': otherCluster })],
      ['list tasks of nowhere in particular', ask('ecs:ListTasks', instance(cluster))],
      ['read another log', ask('logs:GetLogEvents', `${logGroup}-2:log-stream:runner/runner/1`)],
      ['search other logs', ask('logs:FilterLogEvents', `${logGroup}-2`)],
      ['write into the logs', ask('logs:PutLogEvents', `${logGroup}:log-stream:runner/runner/1`)],
      ['tag a running task', ask('ecs:TagResource', task)],
      ['register a task definition', ask('ecs:RegisterTaskDefinition', `${family}:2`)],
      ['delete a task definition', ask('ecs:DeleteTaskDefinitions', definition)],
      ['delete the cluster', ask('ecs:DeleteCluster', cluster)],
      ['read the bucket', ask('s3:GetObject', `${parts.bucket_arn}/state`)],
      ['take the task role', ask('sts:AssumeRole', taskRole)],
      ['change its own policy', ask('iam:PutRolePolicy', parts.runner_role_arn)],
      ['widen its own trust', ask('iam:UpdateAssumeRolePolicy', parts.runner_role_arn)],
    ]),
  ];
}
