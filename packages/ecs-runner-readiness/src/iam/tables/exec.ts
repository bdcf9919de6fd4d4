import { AccessRequest } from '../evaluate';
import {
  asker,
  containerInstanceOn,
  denied,
  dnsSuffix,
  Expectation,
  logGroupArn,
  ofOwnTask,
  Parts,
  table,
  taskOn,
} from '../expectations';

/** What nobody may do as long as ECS Exec is off. */
export function withoutExecRequests(parts: Parts): Expectation[] {
  const allowed = execRequests(parts, parts.log_group_name).filter(({ must }) => must === 'allow');
  const throughOthers = allowed
    .filter(({ request }) => request.action === 'kms:Decrypt')
    .map(({ request }) => ({
      title: 'decrypt through another service than S3',
      must: 'deny' as const,
      request: { ...request, context: { 'kms:ViaService': `ssm.${parts.region}.${dnsSuffix(parts.cluster_arn)}` } },
    }));
  return [...denied(allowed), ...throughOthers];
}

/**
 * What ECS Exec needs: of the caller, and of the agent in the task.
 *
 * @param execLogGroup null on an existing cluster, where logs and keys of sessions are not the runner's
 */
export function execRequests(parts: Parts, execLogGroup: string | null): Expectation[] {
  const { cluster_arn: cluster } = parts;
  const [byRunner, byTask] = [asker(parts.runner_role_arn), asker(parts.task_role_arn)];
  const channels = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'];
  const other = `${cluster}-2`;

  return [
    ...table('allow', [
      ['open a shell in a task', byRunner('ecs:ExecuteCommand', taskOn(cluster), ofOwnTask(parts))],
      ['open a shell on the cluster', byRunner('ecs:ExecuteCommand', cluster)],
      ...channels.map((name): [string, AccessRequest] => [name, byTask(`ssmmessages:${name}`, '*')]),
    ]),
    ...table('deny', [
      ['open a shell on another cluster', byRunner('ecs:ExecuteCommand', other)],
      ['open a shell in a task of another cluster', byRunner('ecs:ExecuteCommand', taskOn(other), ofOwnTask(parts))],
    ]),
    ...(execLogGroup === null ? denied(sessionRequests(parts, '/other/exec')) : sessionRequests(parts, execLogGroup)),
  ];
}

/** The sessions on a created cluster: what logs them, and the key that encrypts them. */
function sessionRequests(parts: Parts, execLogGroup: string): Expectation[] {
  const [byRunner, byTask] = [asker(parts.runner_role_arn), asker(parts.task_role_arn)];
  const group = (name: string) => logGroupArn(parts, name);
  const stream = (name: string) => `${group(name)}:log-stream:exec`;
  const keys = parts.kms_key_arn === null ? [] : [parts.kms_key_arn];

  return [
    ...table('allow', [
      ['look for the log group', byTask('logs:DescribeLogGroups', '*')],
      ['look for the log streams', byTask('logs:DescribeLogStreams', group(execLogGroup))],
      ['open the log of a session', byTask('logs:CreateLogStream', stream(execLogGroup))],
      ['write the log of a session', byTask('logs:PutLogEvents', stream(execLogGroup))],
      ...keys.flatMap((key): [string, AccessRequest][] => [
        ['encrypt a session', byRunner('kms:GenerateDataKey', key)],
        ['decrypt a session', byTask('kms:Decrypt', key)],
      ]),
    ]),
    ...table('deny', [
      ['look for other log streams', byTask('logs:DescribeLogStreams', group(parts.log_group_name))],
      ['write into the log of the tasks', byTask('logs:PutLogEvents', stream(parts.log_group_name))],
      ...keys.flatMap((key): [string, AccessRequest][] => [
        ['encrypt with another key', byRunner('kms:GenerateDataKey', key.replace(/key\/.*/, 'key/other'))],
        ['decrypt with another key', byTask('kms:Decrypt', key.replace(/key\/.*/, 'key/other'))],
      ]),
    ]),
  ];
}

/** What a caller needs to find the task to open a shell in, whatever the launcher. */
export function findTaskRequests(parts: Parts): Expectation[] {
  const { cluster_arn: cluster } = parts;
  const ask = asker(parts.runner_role_arn);
  const own = ofOwnTask(parts);
  const on = (of: string) => ({ 'ecs:cluster': of });
  const other = `${cluster}-2`;
  return [
    ...table('allow', [
      ['list the tasks', ask('ecs:ListTasks', containerInstanceOn(cluster), on(cluster))],
      ['describe a task', ask('ecs:DescribeTasks', taskOn(cluster), own)],
    ]),
    ...table('deny', [
      ['list the tasks of another cluster', ask('ecs:ListTasks', containerInstanceOn(cluster), on(other))],
      ['list the instances of another cluster', ask('ecs:ListTasks', containerInstanceOn(other), on(cluster))],
      ['describe a task of another cluster', ask('ecs:DescribeTasks', taskOn(other), { ...own, ...on(other) })],
    ]),
  ];
}
