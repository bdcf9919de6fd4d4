import { AccessRequest } from '../evaluate';
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

/** What a CI system may do with the runner role, and what it may not; ECS Exec aside. */
export function runnerRequests(parts: Parts): Expectation[] {
  const ask = asker(parts.runner_role_arn);
  const { cluster_arn: cluster } = parts;
  const logGroup = logGroupArn(parts, parts.log_group_name);
  const byLauncher = parts.state_machine_arn ? callerRequests(parts, parts.state_machine_arn) : directRequests(parts);

  return [
    ...byLauncher,
    ...table('allow', [
      ['read the log of a task', ask('logs:GetLogEvents', `${logGroup}:log-stream:runner/runner/1`)],
      ['search the logs', ask('logs:FilterLogEvents', logGroup)],
      ['follow the logs', ask('logs:StartLiveTail', logGroup)],
    ]),
    ...table('deny', [
      ['hand over its own role', ask('iam:PassRole', parts.runner_role_arn, TO_ECS)],
      ['read another log', ask('logs:GetLogEvents', `${logGroup}-2:log-stream:runner/runner/1`)],
      ['search other logs', ask('logs:FilterLogEvents', `${logGroup}-2`)],
      ['write into the logs', ask('logs:PutLogEvents', `${logGroup}:log-stream:runner/runner/1`)],
      ['delete the cluster', ask('ecs:DeleteCluster', cluster)],
      ['read the bucket', ask('s3:GetObject', `${parts.bucket_arn}/state`)],
      ['take the task role', ask('sts:AssumeRole', parts.task_role_arn)],
      ['change its own policy', ask('iam:PutRolePolicy', parts.runner_role_arn)],
      ['widen its own trust', ask('iam:UpdateAssumeRolePolicy', parts.runner_role_arn)],
    ]),
  ];
}

/** The launcher direct: the runner role starts the tasks. */
function directRequests(parts: Parts): Expectation[] {
  const ask = asker(parts.runner_role_arn);
  const { cluster_arn: cluster } = parts;
  return [
    ...runTaskRequests(parts, parts.runner_role_arn),
    ...table('allow', [
      ['list the tasks', ask('ecs:ListTasks', containerInstanceOn(cluster), { 'ecs:cluster': cluster })],
    ]),
    ...table('deny', [
      [
        'list tasks of another cluster',
        ask('ecs:ListTasks', containerInstanceOn(`${cluster}-2`), { 'ecs:cluster': `${cluster}-2` }),
      ],
      [
        'list the instances of another cluster',
        ask('ecs:ListTasks', containerInstanceOn(`${cluster}-2`), { 'ecs:cluster': cluster }),
      ],
      ['list tasks of nowhere in particular', ask('ecs:ListTasks', containerInstanceOn(cluster))],
    ]),
  ];
}

/** The launcher stepFunctions: the runner role starts, describes and stops executions of one state machine. */
function callerRequests(parts: Parts, machine: string): Expectation[] {
  const ask = asker(parts.runner_role_arn);
  const { cluster_arn: cluster, task_definition_arn: definition } = parts;
  const execution = (of: string) => `${of.replace(':stateMachine:', ':execution:')}:1`;
  const key = parts.kms_key_arn;
  const about = (of: string) => ({ 'kms:EncryptionContext:aws:states:stateMachineArn': of });
  return [
    ...table('allow', [
      ['start an execution', ask('states:StartExecution', machine)],
      ['describe an execution', ask('states:DescribeExecution', execution(machine))],
      ['stop an execution', ask('states:StopExecution', execution(machine))],
      ...(key === null
        ? []
        : [['read an execution', ask('kms:Decrypt', key, about(machine))] as [string, AccessRequest]]),
    ]),
    ...table('deny', [
      ['start another state machine', ask('states:StartExecution', `${machine}-2`)],
      ["start another account's state machine", ask('states:StartExecution', inAccount(machine, OTHER_ACCOUNT))],
      ["describe another state machine's execution", ask('states:DescribeExecution', execution(`${machine}-2`))],
      ["stop another state machine's execution", ask('states:StopExecution', execution(`${machine}-2`))],
      ['change the state machine', ask('states:UpdateStateMachine', machine)],
      ['redrive an execution', ask('states:RedriveExecution', execution(machine))],
      ['run a task', ask('ecs:RunTask', definition, { 'ecs:cluster': cluster })],
      ['stop a task', ask('ecs:StopTask', taskOn(cluster), ofOwnTask(parts))],
      ['tag a task when it starts', ask('ecs:TagResource', taskOn(cluster), { 'ecs:CreateAction': 'RunTask' })],
      ['hand the task role to ECS', ask('iam:PassRole', parts.task_role_arn, TO_ECS)],
      ['hand the execution role to ECS', ask('iam:PassRole', parts.execution_role_arn, TO_ECS)],
      ...(key === null
        ? []
        : ([
            ['read executions of another one', ask('kms:Decrypt', key, about(`${machine}-2`))],
            ['read executions with another key', ask('kms:Decrypt', `${key}-2`, about(machine))],
          ] as [string, AccessRequest][])),
    ]),
  ];
}

/** What starting, following and stopping tasks takes. @param principal the role that does it */
export function runTaskRequests(parts: Parts, principal: string): Expectation[] {
  const ask = asker(principal);
  const { cluster_arn: cluster, task_definition_arn: definition, task_role_arn: taskRole } = parts;
  const onCluster = { 'ecs:cluster': cluster };
  const own = ofOwnTask(parts);
  const otherCluster = `${cluster}-2`;
  const [task, otherTask] = [taskOn(cluster), taskOn(otherCluster)];
  const family = definition.replace(/:\d+$/, '');
  const run = (resource: string, context: Context = onCluster) => ask('ecs:RunTask', resource, context);
  const pass = (role: string, context: Context = TO_ECS) => ask('iam:PassRole', role, context);

  return [
    ...table('allow', [
      ['run this task definition', run(definition)],
      ['run an older revision', run(`${family}:1`)],
      ['hand the execution role to ECS', pass(parts.execution_role_arn)],
      ['hand the task role to ECS', pass(taskRole)],
      ['describe a task', ask('ecs:DescribeTasks', task, own)],
      ['stop a task', ask('ecs:StopTask', task, own)],
      ['tag a task when it starts', ask('ecs:TagResource', task, { 'ecs:CreateAction': 'RunTask' })],
    ]),
    ...table('deny', [
      ['run on another cluster', run(definition, { 'ecs:cluster': otherCluster })],
      ['run on a cluster of another account', run(definition, { 'ecs:cluster': inAccount(cluster, OTHER_ACCOUNT) })],
      ['run another family', run(family.replace(/\/.*/, '/other:1'))],
      ['run a family that only starts alike', run(`${family}-2:1`)],
      ['run a task definition of another account', run(inAccount(definition, OTHER_ACCOUNT))],
      ['run a task definition of another region', run(definition.replace(`:${parts.region}:`, ':xx-west-9:'))],
      ['hand over another role', pass(taskRole.replace(/role\/.*/, 'role/Administrator'))],
      ['hand over a role whose name only starts alike', pass(`${taskRole}-2`)],
      ['hand over a role of another account', pass(inAccount(taskRole, OTHER_ACCOUNT))],
      ['hand a role to Lambda', pass(taskRole, { 'iam:PassedToService': 'lambda.amazonaws.com' })],
      ['hand a role to nobody in particular', pass(taskRole, {})],
      [
        'describe a task of another cluster',
        ask('ecs:DescribeTasks', otherTask, { ...own, 'ecs:cluster': otherCluster }),
      ],
      ['stop a task of another cluster', ask('ecs:StopTask', otherTask, { ...own, 'ecs:cluster': otherCluster })],
      ['stop a task of another account', ask('ecs:StopTask', inAccount(task, OTHER_ACCOUNT), own)],
      ['tag a running task', ask('ecs:TagResource', task)],
      [
        'tag a task of another cluster when it starts',
        ask('ecs:TagResource', otherTask, { 'ecs:CreateAction': 'RunTask' }),
      ],
      ['register a task definition', ask('ecs:RegisterTaskDefinition', `${family}:2`)],
      ['delete a task definition', ask('ecs:DeleteTaskDefinitions', definition)],
    ]),
  ];
}
