import { accountOf, dnsSuffix, Expectation, logGroupArn, Parts, table, taskOn } from './expectations';
import { AccessRequest } from './simulate';

/** What nobody may do as long as ECS Exec is off. */
export function withoutExecRequests(parts: Parts): Expectation[] {
  const allowed = execRequests(parts, parts.log_group_name).filter(({ must }) => must === 'allow');
  const throughOthers = allowed
    .filter(({ request }) => request.action === 'kms:Decrypt')
    .map(({ request }) => ({
      title: 'decrypt through another service than S3',
      request: { ...request, context: { 'kms:ViaService': `ssm.${parts.region}.${dnsSuffix(parts.cluster_arn)}` } },
    }));
  return [...allowed, ...throughOthers].map((expectation) => ({ ...expectation, must: 'deny' }));
}

/** What ECS Exec needs: of the caller, and of the agent in the task. */
export function execRequests(parts: Parts, execLogGroup: string): Expectation[] {
  const account = accountOf(parts.cluster_arn);
  const ask = (principal: string, action: string, resource: string): AccessRequest => ({
    principal,
    action,
    resource,
    account,
  });
  const { runner_role_arn: runner, task_role_arn: task } = parts;
  const group = (name: string) => logGroupArn(parts, name);
  const stream = (name: string) => `${group(name)}:log-stream:exec`;
  const channels = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'];

  return [
    ...table('allow', [
      ['open a shell in a task', ask(runner, 'ecs:ExecuteCommand', taskOn(parts.cluster_arn))],
      ['open a shell on the cluster', ask(runner, 'ecs:ExecuteCommand', parts.cluster_arn)],
      ...channels.map((name): [string, AccessRequest] => [name, ask(task, `ssmmessages:${name}`, '*')]),
      ['look for the log group', ask(task, 'logs:DescribeLogGroups', '*')],
      ['look for the log streams', ask(task, 'logs:DescribeLogStreams', group(execLogGroup))],
      ['open the log of a session', ask(task, 'logs:CreateLogStream', stream(execLogGroup))],
      ['write the log of a session', ask(task, 'logs:PutLogEvents', stream(execLogGroup))],
    ]),
    ...table('deny', [
      ['open a shell on another cluster', ask(runner, 'ecs:ExecuteCommand', `${parts.cluster_arn}-2`)],
      [
        'open a shell in a task of another cluster',
        ask(runner, 'ecs:ExecuteCommand', taskOn(`${parts.cluster_arn}-2`)),
      ],
      ['look for other log streams', ask(task, 'logs:DescribeLogStreams', group(parts.log_group_name))],
      ['write into the log of the tasks', ask(task, 'logs:PutLogEvents', stream(parts.log_group_name))],
    ]),
    ...(parts.kms_key_arn === null ? [] : sessionRequests(parts, parts.kms_key_arn)),
  ];
}

/** The sessions, which the key encrypts. */
function sessionRequests(parts: Parts, key: string): Expectation[] {
  const ask = (principal: string, action: string, resource: string): AccessRequest => ({
    principal,
    action,
    resource,
    account: accountOf(key),
  });
  const other = key.replace(/key\/.*/, 'key/other');
  return [
    ...table('allow', [
      ['encrypt a session', ask(parts.runner_role_arn, 'kms:GenerateDataKey', key)],
      ['decrypt a session', ask(parts.task_role_arn, 'kms:Decrypt', key)],
    ]),
    ...table('deny', [
      ['encrypt with another key', ask(parts.runner_role_arn, 'kms:GenerateDataKey', other)],
      ['decrypt with another key', ask(parts.task_role_arn, 'kms:Decrypt', other)],
    ]),
  ];
}

/** What a caller needs to find the task to open a shell in, whatever the launcher. */
export function findTaskRequests(parts: Parts): Expectation[] {
  const { cluster_arn: cluster, runner_role_arn: principal } = parts;
  const on = (of: string, action: string, resource: string): AccessRequest => ({
    principal,
    action,
    resource,
    account: accountOf(cluster),
    context: { 'ecs:cluster': of },
  });
  const instance = (of: string) => `${of.replace(':cluster/', ':container-instance/')}/any`;
  const other = `${cluster}-2`;
  return [
    ...table('allow', [
      ['list the tasks', on(cluster, 'ecs:ListTasks', instance(cluster))],
      ['describe a task', on(cluster, 'ecs:DescribeTasks', taskOn(cluster))],
    ]),
    ...table('deny', [
      ['list the tasks of another cluster', on(other, 'ecs:ListTasks', instance(cluster))],
      ['list the instances of another cluster', on(cluster, 'ecs:ListTasks', instance(other))],
      ['describe a task of another cluster', on(other, 'ecs:DescribeTasks', taskOn(other))],
    ]),
  ];
}
