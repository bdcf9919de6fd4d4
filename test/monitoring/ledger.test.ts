import { describeWithTools } from '../support/tools';
import { EventPattern, matchesPattern, transform } from './support/event-pattern';
import { container, runTaskCall, RUNNER_ROLE, SampleEvent, stoppedTask, taskEvent } from './support/events';
import { matchesFilter, select } from './support/filter-pattern';
import { Rendered, rendered, RUNNER_ID } from '../support/rendered';

const ARN = 'arn:aws:ecs:us-east-1:123456789012';
const OTHER_ROLE = { sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::123456789012:role/someone' } } };
const CAPACITY = { tasks: [], failures: [{ reason: 'Capacity is unavailable at this time. Please try again later.' }] };
const PULL =
  'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "busybox:x"';

type Case = readonly [title: string, event: SampleEvent, metrics: readonly string[]];

const stopped = (stopCode: string, exitCode?: number) => [
  'TasksStopped',
  `TasksByStopCode StopCode=${stopCode}`,
  ...(exitCode === undefined ? [] : [`TasksByExitCode ExitCode=${exitCode}`]),
];

/** What the ledger keeps, and what it counts there. */
const KEPT: readonly Case[] = [
  // The way of a task, one event after the other.
  ['first event', taskEvent({ lastStatus: 'PROVISIONING', version: 1, startedAt: undefined }), ['TasksStarted']],
  [
    'first event on Spot',
    taskEvent({ lastStatus: 'PROVISIONING', version: 1, capacityProviderName: 'FARGATE_SPOT' }),
    ['TasksStarted', 'TasksOnSpot'],
  ],
  ['pending', taskEvent({ lastStatus: 'PENDING', version: 2 }), []],
  ['running', taskEvent({ version: 3 }), []],
  ['running on Spot, told again', taskEvent({ version: 4, capacityProviderName: 'FARGATE_SPOT' }), []],
  [
    'stopping',
    taskEvent({ lastStatus: 'DEPROVISIONING', desiredStatus: 'STOPPED', stopCode: 'EssentialContainerExited' }),
    [],
  ],
  [
    'exit 0',
    stoppedTask('EssentialContainerExited', 'Essential container in task exited', 0),
    stopped('EssentialContainerExited', 0),
  ],
  [
    'exit 3',
    stoppedTask('EssentialContainerExited', 'Essential container in task exited', 3),
    ['TasksFailed', ...stopped('EssentialContainerExited', 3)],
  ],
  [
    'killed for memory',
    stoppedTask('EssentialContainerExited', 'OutOfMemoryError: Container killed due to memory usage', 137),
    ['TasksFailed', ...stopped('EssentialContainerExited', 137)],
  ],
  [
    'no exit code',
    stoppedTask('EssentialContainerExited', 'Essential container in task exited'),
    ['TasksFailed', ...stopped('EssentialContainerExited')],
  ],
  // GuardDuty's agent in the same task, before and behind.
  [
    'exit 3, agent first',
    stoppedTask('EssentialContainerExited', 'Essential container in task exited', undefined, {
      containers: [container('aws-gd-agent', { exitCode: 0 }), container('runner', { exitCode: 3 })],
    }),
    ['TasksFailed', ...stopped('EssentialContainerExited', 3)],
  ],
  [
    'exit 0, agent killed',
    stoppedTask('EssentialContainerExited', 'Essential container in task exited', undefined, {
      containers: [container('runner', { exitCode: 0 }), container('aws-gd-agent', { exitCode: 137 })],
    }),
    stopped('EssentialContainerExited', 0),
  ],
  [
    'exit 0, agent first and without exit code',
    stoppedTask('EssentialContainerExited', 'Essential container in task exited', undefined, {
      containers: [container('aws-gd-agent'), container('runner', { exitCode: 0 })],
    }),
    stopped('EssentialContainerExited', 0),
  ],
  // Tasks that never run.
  [
    'image not found',
    stoppedTask('TaskFailedToStart', PULL, undefined, { startedAt: undefined }),
    ['TasksFailed', 'LaunchFailures', ...stopped('TaskFailedToStart')],
  ],
  [
    'registry throttles',
    stoppedTask(
      'TaskFailedToStart',
      'CannotPullContainerError: httpReadSeeker: toomanyrequests: You have reached your limit',
    ),
    ['TasksFailed', 'LaunchFailures', 'Throttles', ...stopped('TaskFailedToStart')],
  ],
  [
    'secrets throttled',
    stoppedTask(
      'TaskFailedToStart',
      'ResourceInitializationError: unable to pull secrets: ThrottlingException: Rate exceeded',
    ),
    ['TasksFailed', 'LaunchFailures', 'Throttles', ...stopped('TaskFailedToStart')],
  ],
  [
    'endpoint slows down',
    stoppedTask(
      'TaskFailedToStart',
      'ResourceInitializationError: failed to create the log stream: Rate exceeded, try later',
    ),
    ['TasksFailed', 'LaunchFailures', 'Throttles', ...stopped('TaskFailedToStart')],
  ],
  // Tasks that are stopped: not a failure of their own.
  [
    'over the time limit',
    stoppedTask('UserInitiated', 'Time limit of 360 minutes exceeded', 143),
    ['TasksTimedOut', ...stopped('UserInitiated', 143)],
  ],
  [
    'over the time limit, killed before it started',
    stoppedTask('UserInitiated', 'Time limit of 1 minutes exceeded'),
    ['TasksTimedOut', ...stopped('UserInitiated')],
  ],
  ['stopped by someone', stoppedTask('UserInitiated', 'Task stopped by user', 137), stopped('UserInitiated', 137)],
  [
    'warned by Spot',
    taskEvent({
      desiredStatus: 'STOPPED',
      stopCode: 'SpotInterruption',
      stoppedReason: 'Your Spot Task was interrupted.',
      version: 4,
    }),
    [],
  ],
  [
    'taken by Spot',
    stoppedTask('SpotInterruption', 'Your Spot Task was interrupted.', 143, { capacityProviderName: 'FARGATE_SPOT' }),
    ['SpotInterruptions', ...stopped('SpotInterruption', 143)],
  ],
  [
    'taken by Spot, no exit code',
    stoppedTask('SpotInterruption', 'Your Spot Task was interrupted.'),
    ['SpotInterruptions', ...stopped('SpotInterruption')],
  ],
  // Neither the task's fault nor anyone's wish: the run did not end as it should.
  [
    'retired host',
    stoppedTask('TerminationNotice', 'Task retirement', 143),
    ['TasksFailed', ...stopped('TerminationNotice', 143)],
  ],
  [
    'broken host',
    stoppedTask('InfrastructureHealth', 'Host failed'),
    ['TasksFailed', ...stopped('InfrastructureHealth')],
  ],
  // Calls of RunTask.
  ['denied, request hidden', runTaskCall({ errorCode: 'AccessDenied', requestParameters: null }), ['LaunchFailures']],
  [
    'throttled',
    runTaskCall({ errorCode: 'ThrottlingException', errorMessage: 'Rate exceeded' }),
    ['LaunchFailures', 'Throttles'],
  ],
  ['out of vCPUs', runTaskCall({ errorCode: 'ClientException', errorMessage: 'vCPU limit' }), ['LaunchFailures']],
  ['no capacity', runTaskCall({ responseElements: CAPACITY }), ['LaunchFailures']],
  [
    'no capacity for someone else',
    runTaskCall({ userIdentity: OTHER_ROLE, responseElements: CAPACITY }),
    ['LaunchFailures'],
  ],
  ...[`${RUNNER_ID}:7`, `${ARN}:task-definition/${RUNNER_ID}`, `${ARN}:task-definition/${RUNNER_ID}:7`].map(
    (taskDefinition): Case => [
      `failed call of ${taskDefinition} by someone else`,
      runTaskCall({ errorCode: 'ClientException', userIdentity: OTHER_ROLE, requestParameters: { taskDefinition } }),
      ['LaunchFailures'],
    ],
  ),
];

const someoneElses = { userIdentity: OTHER_ROLE, requestParameters: { taskDefinition: `${RUNNER_ID}x` } };

/** What is no business of this runner. */
const LEFT_OUT: readonly (readonly [string, SampleEvent])[] = [
  ['another cluster', stoppedTask('TaskFailedToStart', PULL, 1, { clusterArn: `${ARN}:cluster/other` })],
  ['another family', stoppedTask('TaskFailedToStart', PULL, 1, { taskDefinitionArn: `${ARN}:task-definition/web:7` })],
  [
    'a family that begins alike',
    stoppedTask('TaskFailedToStart', PULL, 1, { taskDefinitionArn: `${ARN}:task-definition/${RUNNER_ID}-2:7` }),
  ],
  [
    'another account',
    taskEvent({ taskDefinitionArn: `arn:aws:ecs:us-east-1:999956789012:task-definition/${RUNNER_ID}:7` }),
  ],
  ['another source', { ...taskEvent({}), source: 'acme.ecs' }],
  ['another kind of event', { ...taskEvent({}), 'detail-type': 'ECS Service Action' }],
  ['a call that worked', runTaskCall({ responseElements: { tasks: [{ taskArn: `${ARN}:task/x` }], failures: [] } })],
  ['another call', runTaskCall({ eventName: 'StopTask', errorCode: 'InvalidParameterException' })],
  ['a failed call for another family', runTaskCall({ ...someoneElses, errorCode: 'ClientException' })],
  ['no capacity for another family', runTaskCall({ ...someoneElses, responseElements: CAPACITY })],
];

const patternOf = ({ resources }: Rendered, rule: string) =>
  JSON.parse(resources[`aws_cloudwatch_event_rule.${rule}`].event_pattern as string) as EventPattern;

const rulesOf = (runner: Rendered, event: SampleEvent) =>
  ['ledger["tasks"]', 'ledger["launches"]', 'failed_start[0]'].filter((rule) =>
    matchesPattern(patternOf(runner, rule), event),
  );

interface Transformation {
  readonly name: string;
  readonly dimensions: Record<string, string> | null;
}

function metricsOf({ resources }: Rendered, event: SampleEvent, missing: boolean): string[] {
  const filters = Object.entries(resources).filter(([address]) =>
    address.startsWith('aws_cloudwatch_log_metric_filter.'),
  );
  return filters
    .filter(([, { pattern }]) => matchesFilter(pattern as string, event, missing))
    .map(([, { metric_transformation }]) => {
      const [{ name, dimensions }] = metric_transformation as Transformation[];
      const values = Object.entries(dimensions ?? {}).map(
        ([key, selector]) => `${key}=${String(select(selector, event))}`,
      );
      return [name, ...values].join(' ');
    });
}

describeWithTools(['terraform'], 'the task ledger', () => {
  let runner: Rendered;
  beforeAll(async () => (runner = await rendered({}, { kms_key_source: 'module' })));

  it.each(KEPT)('keeps and counts: %s', (_title, event, metrics) => {
    const rule = event['detail-type'] === 'ECS Task State Change' ? 'ledger["tasks"]' : 'ledger["launches"]';
    expect(rulesOf(runner, event).filter((name) => name.startsWith('ledger'))).toEqual([rule]);
    expect(metricsOf(runner, event, false).sort()).toEqual([...metrics].sort());
    expect(metricsOf(runner, event, true).sort()).toEqual([...metrics].sort());
  });

  it.each(LEFT_OUT)('leaves out: %s', (_title, event) => {
    expect(rulesOf(runner, event)).toEqual([]);
  });

  it('sends a message of each task that fails to start, whatever the reason says', () => {
    const messages = KEPT.filter(([, event]) => rulesOf(runner, event).includes('failed_start[0]'));
    expect(messages.map(([title]) => title)).toEqual([
      'image not found',
      'registry throttles',
      'secrets throttled',
      'endpoint slows down',
    ]);
    const [{ input_paths, input_template }] = runner.resources['aws_cloudwatch_event_target.failed_start[0]']
      .input_transformer as { input_paths: Record<string, string>; input_template: string }[];
    expect(transform(input_paths, input_template, messages[0][1])).toEqual({
      message: `A task of ECS runner ${RUNNER_ID} failed to start`,
      reason: PULL,
      task: messages[0][1].detail.taskArn,
      stoppedAt: '2026-03-02T10:45:24.587Z',
    });
  });

  it('knows every stop code of ECS', () => {
    const codes = KEPT.map(([, { detail }]) => detail.stopCode).filter(Boolean);
    // Source: TaskStopCode of the API model, but for the stops of services, which the module has none of.
    const known = [
      'TaskFailedToStart',
      'EssentialContainerExited',
      'UserInitiated',
      'SpotInterruption',
      'TerminationNotice',
      'InfrastructureHealth',
    ];
    expect([...new Set(codes)].sort()).toEqual(known.sort());
  });

  it('counts each metric in some case, and alarms on what is counted', () => {
    const filters = Object.entries(runner.resources).filter(([address]) =>
      address.startsWith('aws_cloudwatch_log_metric_filter.'),
    );
    const counted = new Set(
      filters.map(([, { metric_transformation }]) => (metric_transformation as Transformation[])[0].name),
    );
    expect([...new Set(KEPT.flatMap(([, , metrics]) => metrics.map((metric) => metric.split(' ')[0])))].sort()).toEqual(
      [...counted].sort(),
    );
    const alarms = Object.entries(runner.resources).filter(([address]) =>
      address.startsWith('aws_cloudwatch_metric_alarm.'),
    );
    const watched = alarms
      .filter(([, { namespace }]) => namespace === `ECSRunner/${RUNNER_ID}`)
      .map(([, alarm]) => alarm.metric_name as string);
    expect(watched.filter((metric) => !counted.has(metric))).toEqual([]);
    expect(watched.length).toBeGreaterThan(0);
  });

  it('stays within the limits of AWS, also with the longest names', async () => {
    const variables = { name: 'a'.repeat(32), launcher: 'stepFunctions', iam_role_path: `/${'p'.repeat(100)}/` };
    const { resources } = await rendered({}, variables, 'aws-us-gov');
    const lengths = (kind: string, argument: string) =>
      Object.entries(resources)
        .filter(([address]) => address.startsWith(`${kind}.`))
        .map(([, values]) => (values[argument] as string | null)?.length ?? 0);
    expect(Math.max(...lengths('aws_cloudwatch_event_rule', 'event_pattern'))).toBeLessThanOrEqual(2048);
    expect(Math.max(...lengths('aws_cloudwatch_event_rule', 'name'))).toBeLessThanOrEqual(64);
    expect(Math.max(...lengths('aws_cloudwatch_event_rule', 'description'))).toBeLessThanOrEqual(512);
    expect(Math.max(...lengths('aws_cloudwatch_log_metric_filter', 'pattern'))).toBeLessThanOrEqual(1024);
    expect(Math.max(...lengths('aws_cloudwatch_log_resource_policy', 'policy_document'))).toBeLessThanOrEqual(5120);
    expect(Math.max(...lengths('aws_cloudwatch_metric_alarm', 'alarm_description'))).toBeLessThanOrEqual(1024);
    expect(Math.max(...lengths('aws_cloudwatch_metric_alarm', 'alarm_name'))).toBeLessThanOrEqual(255);
  });

  it('hears of calls by the state machine, and of tasks on a cluster that others share', async () => {
    const cluster = `${ARN}:cluster/shared`;
    const shared = await rendered({}, { launcher: 'stepFunctions', create_cluster: false, cluster_arn: cluster });
    const { arn } = shared.resources['aws_iam_role.launcher[0]'];
    const issued = (role: unknown) => ({ sessionContext: { sessionIssuer: { arn: role } } });
    const denied = { errorCode: 'AccessDenied', requestParameters: null };
    expect(rulesOf(shared, runTaskCall({ ...denied, userIdentity: issued(arn) }))).toEqual(['ledger["launches"]']);
    expect(rulesOf(shared, runTaskCall({ ...denied, userIdentity: issued(RUNNER_ROLE) }))).toEqual([
      'ledger["launches"]',
    ]);
    expect(rulesOf(shared, taskEvent({ clusterArn: cluster }))).toEqual(['ledger["tasks"]']);
    expect(
      rulesOf(shared, taskEvent({ clusterArn: cluster, taskDefinitionArn: `${ARN}:task-definition/web:1` })),
    ).toEqual([]);
  });
});
