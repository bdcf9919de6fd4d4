import { accountOf, Expectation, Parts, table } from './expectations';
import { AccessRequest } from './simulate';

/** What nobody may do as long as ECS Exec is off. */
export function withoutExecRequests(parts: Parts): Expectation[] {
  const allowed = execRequests(parts, parts.log_group_name).filter(({ must }) => must === 'allow');
  const throughOthers = allowed
    .filter(({ request }) => request.action === 'kms:Decrypt')
    .map(({ request }) => ({
      title: 'decrypt through another service than S3',
      request: { ...request, context: { 'kms:ViaService': `ssm.${parts.region}.amazonaws.com` } },
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
  const taskArn = (cluster: string) => `${cluster.replace(':cluster/', ':task/')}/1`;
  const group = (name: string) => `arn:aws:logs:${parts.region}:${account}:log-group:${name}`;
  const stream = (name: string) => `${group(name)}:log-stream:exec`;
  const channels = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'];

  return [
    ...table('allow', [
      ['open a shell in a task', ask(runner, 'ecs:ExecuteCommand', taskArn(parts.cluster_arn))],
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
        ask(runner, 'ecs:ExecuteCommand', taskArn(`${parts.cluster_arn}-2`)),
      ],
      ['write into the log of the tasks', ask(task, 'logs:PutLogEvents', stream(parts.log_group_name))],
    ]),
    ...(parts.kms_key_arn === null
      ? []
      : table('allow', [
          ['encrypt a session', ask(runner, 'kms:GenerateDataKey', parts.kms_key_arn)],
          ['decrypt a session', ask(task, 'kms:Decrypt', parts.kms_key_arn)],
        ])),
  ];
}
