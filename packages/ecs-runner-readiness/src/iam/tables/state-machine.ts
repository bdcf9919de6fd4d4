import {
  accountOf,
  asker,
  besideTaskRole,
  containerInstanceOn,
  Context,
  Expectation,
  inAccount,
  OTHER_ACCOUNT,
  ofOwnTask,
  Parts,
  partitionOf,
  table,
  taskOn,
  TO_ECS,
} from '../expectations';
import { runTaskRequests } from './runner';
import { AccessRequest } from '../evaluate';

const LOG_DELIVERY = 'delivery.logs.amazonaws.com';

/** The state machine that runs tasks, with the launcher stepFunctions. @param machine its ARN */
export function launcherRequests(parts: Parts, machine: string): Expectation[] {
  const role = besideTaskRole(parts, 'launcher');
  const ask = asker(role);
  const events = arnPrefix(parts, 'events');
  const execution = (of: string) => `${of.replace(':stateMachine:', ':execution:')}:1`;
  const rule = `${events}:rule/StepFunctionsGetEventsForECSTaskRule`;

  return [
    ...runTaskRequests(parts, role),
    ...table('allow', [
      ...['events:PutRule', 'events:PutTargets', 'events:DescribeRule'].map((action): [string, AccessRequest] => [
        `${action} to hear of tasks`,
        ask(action, rule),
      ]),
      ['read its own history', ask('states:GetExecutionHistory', execution(machine))],
    ]),
    ...table('deny', [
      ['make another rule', ask('events:PutRule', `${events}:rule/other`)],
      ['delete the rule, which others use too', ask('events:DeleteRule', rule)],
      ["read another state machine's history", ask('states:GetExecutionHistory', execution(`${machine}-2`))],
      ['start itself', ask('states:StartExecution', machine)],
    ]),
    ...machineRequests(parts, role, machine),
  ];
}

/** The schedule that stops tasks over their time limit, with the launcher direct. @param machine ARN of its state machine */
export function timeoutRequests(parts: Parts, machine: string): Expectation[] {
  const { cluster_arn: cluster } = parts;
  const role = besideTaskRole(parts, 'timeout');
  const schedule = besideTaskRole(parts, 'schedule');
  const ask = asker(role);
  const own = ofOwnTask(parts);
  const other = `${cluster}-2`;
  const on = (of: string) => ({ 'ecs:cluster': of });
  const rule = `${arnPrefix(parts, 'events')}:rule/${machine.split(':').at(-1)!}`;

  return [
    ...table('allow', [
      ['list the tasks', ask('ecs:ListTasks', containerInstanceOn(cluster), on(cluster))],
      ['describe a task', ask('ecs:DescribeTasks', taskOn(cluster), on(cluster))],
      ['stop a task', ask('ecs:StopTask', taskOn(cluster), own)],
      ['schedule: start the state machine', asker(schedule)('states:StartExecution', machine)],
    ]),
    ...table('deny', [
      ['list tasks of another cluster', ask('ecs:ListTasks', containerInstanceOn(other), on(other))],
      ['list the instances of another cluster', ask('ecs:ListTasks', containerInstanceOn(other), on(cluster))],
      ['list tasks of nowhere in particular', ask('ecs:ListTasks', containerInstanceOn(cluster))],
      ['describe a task of another cluster', ask('ecs:DescribeTasks', taskOn(other), { ...own, ...on(other) })],
      ['stop a task of another cluster', ask('ecs:StopTask', taskOn(other), { ...own, ...on(other) })],
      ['stop a task of another account', ask('ecs:StopTask', inAccount(taskOn(cluster), OTHER_ACCOUNT), own)],
      ['run a task', ask('ecs:RunTask', parts.task_definition_arn, on(cluster))],
      ['hand the task role to ECS', ask('iam:PassRole', parts.task_role_arn, TO_ECS)],
      ['schedule: start another state machine', asker(schedule)('states:StartExecution', `${machine}-2`)],
      ['schedule: stop a task', asker(schedule)('ecs:StopTask', taskOn(cluster), own)],
    ]),
    ...machineRequests(parts, role, machine),
    ...serviceTrust('schedule', schedule, 'events.amazonaws.com', rule),
  ];
}

/** What both state machines have: trust, logs, the key. */
function machineRequests(parts: Parts, role: string, machine: string): Expectation[] {
  const ask = asker(role);
  const { kms_key_arn: key } = parts;
  const otherKey = `${key}-2`;
  const account = accountOf(machine);
  const execution = (of: string): Context => ({ 'kms:EncryptionContext:aws:states:stateMachineArn': of });
  const delivery = (of: string): Context => ({
    'kms:EncryptionContext:SourceArn': `${arnPrefix(parts, 'logs', of)}:*`,
  });
  const decrypt = (principal: string, context: Context): AccessRequest => ({
    principal,
    action: 'kms:Decrypt',
    resource: key!,
    account,
    context,
  });

  return [
    ...serviceTrust('state machine', role, 'states.amazonaws.com', machine),
    ...table('allow', [
      ['have its log delivered', ask('logs:CreateLogDelivery', '*')],
      ['send a trace', ask('xray:PutTraceSegments', '*')],
    ]),
    ...table('deny', [
      ['read the logs', ask('logs:GetLogEvents', `${arnPrefix(parts, 'logs')}:log-group:x:log-stream:y`)],
    ]),
    ...(key === null
      ? []
      : [
          ...table('allow', [
            ['encrypt an execution', ask('kms:GenerateDataKey', key, execution(machine))],
            ['decrypt an execution', ask('kms:Decrypt', key, execution(machine))],
            ['encrypt its log for delivery', ask('kms:GenerateDataKey', key, delivery(account))],
            ['log delivery: decrypt', decrypt(LOG_DELIVERY, delivery(account))],
          ]),
          ...table('deny', [
            ["encrypt another one's execution", ask('kms:GenerateDataKey', key, execution(`${machine}-2`))],
            ['decrypt anything', ask('kms:Decrypt', key)],
            ['encrypt an execution with another key', ask('kms:GenerateDataKey', otherKey, execution(machine))],
            ['encrypt its log with another key', ask('kms:GenerateDataKey', otherKey, delivery(account))],
            ['log delivery: decrypt for another account', decrypt(LOG_DELIVERY, delivery(OTHER_ACCOUNT))],
            ['log delivery: decrypt for nobody in particular', decrypt(LOG_DELIVERY, {})],
            ['another service: decrypt for log delivery', decrypt('sns.amazonaws.com', delivery(account))],
          ]),
        ]),
  ];
}

/** A role that one service may take for one source of this account. */
function serviceTrust(title: string, role: string, service: string, source: string): Expectation[] {
  const account = accountOf(role);
  const take = (principal: string, arn?: string, of = account): AccessRequest => ({
    principal,
    action: 'sts:AssumeRole',
    resource: role,
    account,
    context: arn === undefined ? {} : { 'aws:SourceArn': arn, 'aws:SourceAccount': of },
  });
  return [
    ...table('allow', [[`${title}: ${service}`, take(service, source)]]),
    ...table('deny', [
      [`${title}: ${service} for another source`, take(service, `${source}-2`)],
      [`${title}: ${service} for another account`, take(service, inAccount(source, OTHER_ACCOUNT), OTHER_ACCOUNT)],
      [`${title}: ${service}, said to be for another account`, take(service, source, OTHER_ACCOUNT)],
      [`${title}: ${service} for nobody in particular`, take(service)],
      [`${title}: another service`, take('lambda.amazonaws.com', source)],
    ]),
  ];
}

function arnPrefix({ cluster_arn, region }: Parts, service: string, account = accountOf(cluster_arn)): string {
  return `arn:${partitionOf(cluster_arn)}:${service}:${region}:${account}`;
}
