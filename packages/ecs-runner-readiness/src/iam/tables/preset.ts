import {
  asker,
  containerInstanceOn,
  Context,
  Expectation,
  inAccount,
  logGroupArn,
  OTHER_ACCOUNT,
  ofOwnTask,
  Parts,
  table,
  taskOn,
  TO_ECS,
} from '../expectations';

/** What HCP Terraform may look at with the role of its plans; it changes nothing. */
export function planRequests(parts: Parts, role: string): Expectation[] {
  const ask = asker(role);
  const { cluster_arn: cluster, task_definition_arn: definition } = parts;
  const own = ofOwnTask(parts);
  const instance = containerInstanceOn(cluster);
  const logGroup = logGroupArn(parts, parts.log_group_name);

  return [
    ...table('allow', [
      ['describe the cluster', ask('ecs:DescribeClusters', cluster)],
      ['describe a task definition', ask('ecs:DescribeTaskDefinition', '*')],
      ['describe a task', ask('ecs:DescribeTasks', taskOn(cluster), own)],
      ['list the tasks', ask('ecs:ListTasks', instance, { 'ecs:cluster': cluster })],
      ['read the log of a task', ask('logs:GetLogEvents', `${logGroup}:log-stream:runner/runner/1`)],
      ['search the logs', ask('logs:FilterLogEvents', logGroup)],
    ]),
    ...table('deny', [
      ['describe another cluster', ask('ecs:DescribeClusters', `${cluster}-2`)],
      ['describe a task of another cluster', ask('ecs:DescribeTasks', taskOn(`${cluster}-2`), own)],
      ['run a task', ask('ecs:RunTask', definition, { 'ecs:cluster': cluster })],
      ['stop a task', ask('ecs:StopTask', taskOn(cluster), own)],
      ['open a shell', ask('ecs:ExecuteCommand', taskOn(cluster), own)],
      ['hand the task role to ECS', ask('iam:PassRole', parts.task_role_arn, TO_ECS)],
      ['list the tasks of another cluster', ask('ecs:ListTasks', instance, { 'ecs:cluster': `${cluster}-2` })],
      [
        'list the instances of another cluster',
        ask('ecs:ListTasks', containerInstanceOn(`${cluster}-2`), { 'ecs:cluster': cluster }),
      ],
      ['read another log', ask('logs:GetLogEvents', `${logGroup}-2:log-stream:runner/runner/1`)],
      ['search other logs', ask('logs:FilterLogEvents', `${logGroup}-2`)],
      ['read the bucket', ask('s3:GetObject', `${parts.bucket_arn}/state`)],
    ]),
  ];
}

/** What Humanitec's orchestrator may do besides: it makes task definitions of its own and runs them. */
export function orchestratorRequests(parts: Parts): Expectation[] {
  const ask = asker(parts.runner_role_arn);
  const { cluster_arn: cluster, task_definition_arn: definition } = parts;
  const own = definition.replace(/\/.*/, '/platform_orchestrator_deploy:1');
  const other = definition.replace(/\/.*/, '/other:1');
  const run = (resource: string, on: string) => ask('ecs:RunTask', resource, { 'ecs:cluster': on });
  const pass = (role: string, context: Context = TO_ECS) => ask('iam:PassRole', role, context);

  return [
    ...table('allow', [
      ['register a task definition', ask('ecs:RegisterTaskDefinition', own)],
      ['delete a task definition', ask('ecs:DeleteTaskDefinitions', own)],
      ['deregister a task definition', ask('ecs:DeregisterTaskDefinition', '*')],
      ['run its task definition', run(own, cluster)],
      ['tag its task when it starts', ask('ecs:TagResource', taskOn(cluster), { 'ecs:CreateAction': 'RunTask' })],
      ['hand the task role to ECS', pass(parts.task_role_arn)],
      ['hand the execution role to ECS', pass(parts.execution_role_arn)],
      ['describe its task', ask('ecs:DescribeTasks', taskOn(cluster))],
    ]),
    ...table('deny', [
      ['register another task definition', ask('ecs:RegisterTaskDefinition', other)],
      ['delete another task definition', ask('ecs:DeleteTaskDefinitions', other)],
      ['run another task definition', run(other, cluster)],
      ['run on another cluster', run(own, `${cluster}-2`)],
      ["run another account's task definition", run(inAccount(own, OTHER_ACCOUNT), cluster)],
      ['hand over another role', pass(parts.task_role_arn.replace(/role\/.*/, 'role/Administrator'))],
      ['hand over its own role', pass(parts.runner_role_arn)],
      ['hand a role to Lambda', pass(parts.task_role_arn, { 'iam:PassedToService': 'lambda.amazonaws.com' })],
      // On the runner's own cluster and with the launcher direct it may stop them all: none is another's.
      ['stop a task on another cluster', ask('ecs:StopTask', taskOn(`${cluster}-2`))],
    ]),
  ];
}
