import { describeWithTools } from '../support/tools';
import { container, runTaskCall, RUNNER_ROLE, SampleEvent, stoppedTask, taskEvent } from './support/events';
import { fieldsRead, type LogEvent, type Row, runQuery } from './support/insights';
import { rendered } from '../support/rendered';

const TASK_ARN = String(taskEvent({}).detail.taskArn);
const GUARD = container('aws-guardduty-agent', { exitCode: 143 });
const DENIED = { errorCode: 'AccessDenied', errorMessage: 'User is not authorized to perform: ecs:RunTask' };
const NO_CAPACITY = { failures: [{ reason: 'Capacity is unavailable at this time.' }], tasks: [] };

/** What a trail reports of a role that was assumed. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html */
const ASSUMED = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'WebIdentityUser',
    principalId:
      'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:repo:acme/infra',
    userName: 'repo:acme/infra:ref:refs/heads/main',
    identityProvider: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
  },
  eventTime: '2026-03-02T10:44:04Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRoleWithWebIdentity',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.101',
  requestParameters: { roleArn: RUNNER_ROLE, roleSessionName: 'ci' },
};

const EVENTS = {
  running: taskEvent({}),
  succeeded: stoppedTask('EssentialContainerExited', 'Essential container in task exited', 0),
  failed: stoppedTask('EssentialContainerExited', 'Essential container in task exited', 3),
  besideAgent: stoppedTask('EssentialContainerExited', 'Essential container in task exited', 0, {
    containers: [GUARD, container('runner', { exitCode: 0 })],
  }),
  pull: stoppedTask('TaskFailedToStart', 'CannotPullContainerError: not found', undefined, {
    startedAt: undefined,
    containers: [container('runner', { reason: 'CannotPullContainerError: not found' })],
  }),
  spot: stoppedTask('SpotInterruption', 'Your Spot Task was interrupted.', 143, {
    capacityProviderName: 'FARGATE_SPOT',
    pullStartedAt: '2026-03-02T10:44:24.587Z',
  }),
  announced: taskEvent({
    stopCode: 'SpotInterruption',
    desiredStatus: 'STOPPED',
    capacityProviderName: 'FARGATE_SPOT',
  }),
  denied: runTaskCall(DENIED),
  noCapacity: runTaskCall({ responseElements: NO_CAPACITY }),
} satisfies Record<string, SampleEvent>;

const logged = (event: object, timestamp = 0, logStream?: string): LogEvent => ({
  timestamp,
  message: JSON.stringify(event),
  ...(logStream === undefined ? {} : { logStream }),
});

const LEDGER = Object.values(EVENTS).map((event, index) => logged(event, index));

describeWithTools(['terraform'], 'the saved queries', () => {
  let queries: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const { resources } = await rendered({}, { cloudtrail_log_group_name: 'trail' });
    queries = Object.fromEntries(
      Object.values(resources)
        .filter(({ query_string }) => query_string !== undefined)
        .map(({ name, query_string }) => [String(name).split('/').at(-1)!, String(query_string)]),
    );
  }, 120_000);

  /** Rows of a query on the task ledger, whatever Logs Insights makes of `!=` where a field is missing. */
  function ask(name: string, events: readonly LogEvent[] = LEDGER): Row[] {
    const [rows, others] = [false, true].map((missing) => runQuery(queries[name], events, missing));
    expect(rows).toEqual(others);
    return rows;
  }

  it('are these', () => {
    expect(Object.keys(queries).sort()).toEqual([
      'Spot interruptions',
      'billed hours',
      'durations',
      'failed tasks',
      'history of a task',
      'launch failures',
      'log of a task',
      'role assumptions',
      'stops by reason',
    ]);
  });

  it('read fields that the events have', () => {
    const samples = [...LEDGER, logged({ ...ASSUMED, errorCode: 'AccessDenied' }, 0, 'runner/runner/x')];
    const known = (field: string) =>
      samples.some((sample) => runQuery(`fields ${field}`, [sample])[0][field] !== undefined);
    const unknown = Object.values(queries)
      .flatMap(fieldsRead)
      .filter((field) => !known(field));
    expect(unknown).toEqual([]);
  });

  it('show failed tasks with reason and exit code, wherever the container is in the list', () => {
    const agentFirst = stoppedTask('EssentialContainerExited', 'Essential container in task exited', undefined, {
      containers: [container('aws-guardduty-agent', { exitCode: 0 }), container('runner', { exitCode: 1 })],
    });
    expect(
      ask('failed tasks', [...LEDGER, logged(agentFirst, 100)]).map((row) => [
        row['detail.stopCode'],
        row['detail.stoppedReason'],
        row['container.exitCode'],
        row['container.reason'],
      ]),
    ).toEqual([
      ['EssentialContainerExited', 'Essential container in task exited', 1, undefined],
      ['SpotInterruption', 'Your Spot Task was interrupted.', 143, undefined],
      ['TaskFailedToStart', 'CannotPullContainerError: not found', undefined, 'CannotPullContainerError: not found'],
      ['EssentialContainerExited', 'Essential container in task exited', 3, undefined],
    ]);
  });

  it('count stops by reason, the most frequent first', () => {
    expect(ask('stops by reason').map((row) => [row['detail.stopCode'], row.tasks])).toEqual([
      ['EssentialContainerExited', 3],
      ['TaskFailedToStart', 1],
      ['SpotInterruption', 1],
    ]);
  });

  it('show each Spot interruption once', () => {
    expect(ask('Spot interruptions').map((row) => row['detail.stoppedReason'])).toEqual([
      'Your Spot Task was interrupted.',
    ]);
  });

  it('show why tasks could not be launched', () => {
    expect(
      ask('launch failures').map((row) => [
        row['detail.stoppedReason'],
        row['detail.errorCode'],
        row['detail.responseElements.failures.0.reason'],
      ]),
    ).toEqual([
      [undefined, undefined, NO_CAPACITY.failures[0].reason],
      [undefined, 'AccessDenied', undefined],
      ['CannotPullContainerError: not found', undefined, undefined],
    ]);
  });

  it('tell the history of one task', () => {
    const id = TASK_ARN.split('/').at(-1)!;
    const query = queries['history of a task'].replace('TASK-ID', id);
    const other = taskEvent({ taskArn: TASK_ARN.replace(id, 'another') });
    expect(
      runQuery(query, [logged(EVENTS.failed, 2), logged(other, 3), logged(EVENTS.running, 1)]).map(
        (row) => row['detail.lastStatus'],
      ),
    ).toEqual(['RUNNING', 'STOPPED']);
  });

  it('show the log of one task', () => {
    const query = queries['log of a task'].replace('TASK-ID', 'abc');
    const lines = [logged({ line: 2 }, 2, 'runner/runner/abc'), logged({ line: 1 }, 1, 'runner/runner/abc')];
    expect(runQuery(query, [...lines, logged({}, 3, 'runner/runner/def')])).toEqual([
      { '@timestamp': 1, '@message': '{"line":1}' },
      { '@timestamp': 2, '@message': '{"line":2}' },
    ]);
  });

  it('tell who assumed the runner role, and who was refused', () => {
    const { requestParameters } = ASSUMED;
    const other = { ...ASSUMED, requestParameters: { ...requestParameters, roleArn: `${RUNNER_ROLE}-2` } };
    const refused = { ...ASSUMED, errorCode: 'AccessDenied', sourceIPAddress: '198.51.100.7' };
    expect(ask('role assumptions', [logged(ASSUMED, 1), logged(other, 2), logged(refused, 3)])).toEqual([
      expect.objectContaining({ sourceIPAddress: '198.51.100.7', errorCode: 'AccessDenied' }),
      {
        '@timestamp': 1,
        'userIdentity.userName': 'repo:acme/infra:ref:refs/heads/main',
        'userIdentity.identityProvider': ASSUMED.userIdentity.identityProvider,
        sourceIPAddress: '192.0.2.101',
        'requestParameters.roleSessionName': 'ci',
        errorCode: undefined,
      },
    ]);
  });

  describe('that compute durations', () => {
    /** Seconds as the query computes them, before it goes on to percentiles. */
    function seconds(...times: readonly (readonly [startedAt: string, stoppedAt: string])[]): number[] {
      const [computation] = queries.durations.split('\n| stats');
      const events = times.map(([startedAt, stoppedAt]) =>
        logged(taskEvent({ lastStatus: 'STOPPED', startedAt, stoppedAt })),
      );
      return runQuery(computation, events).map((row) => Number(row.seconds));
    }

    it.each([
      ['within a second', '2026-03-02T10:44:31.12Z', '2026-03-02T10:44:31.987Z', 0.867],
      ['without decimals', '2026-03-02T10:44:31Z', '2026-03-02T10:45:31Z', 60],
      ['with one decimal and none', '2026-03-02T08:09:09.5Z', '2026-03-02T08:09:10Z', 0.5],
      ['over midnight', '2026-03-02T23:59:59Z', '2026-03-03T00:00:01Z', 2],
      ['over the end of a month', '2026-04-30T23:00:00Z', '2026-05-01T01:00:00Z', 7200],
      ['over the end of February', '2026-02-28T23:00:00Z', '2026-03-01T01:00:00Z', 7200],
      ['over a leap day', '2028-02-28T23:00:00Z', '2028-03-01T01:00:00Z', 93_600],
      ['over the end of a year', '2026-12-31T23:00:00Z', '2027-01-01T01:00:00Z', 7200],
      ['over the end of a leap year', '2028-12-31T23:00:00Z', '2029-01-02T00:00:00Z', 90_000],
      ['over a week', '2027-12-28T12:00:00Z', '2028-01-04T12:00:00Z', 604_800],
    ])('%s', (_, startedAt, stoppedAt, expected) => {
      expect(seconds([startedAt, stoppedAt])).toEqual([expect.closeTo(expected, 3)]);
    });

    it('agree with the calendar until 2099', () => {
      const DAY = 86_400_000;
      const weeks = Array.from({ length: 4600 }, (_, index) => Date.UTC(2024, 0, 1) + index * 6 * DAY).map(
        (day) => [day + 71_000, day + 7 * DAY - 1] as const,
      );
      expect(new Date(weeks.at(-1)![1]).getUTCFullYear()).toBe(2099);
      const iso = (time: number) => new Date(time).toISOString();
      const actual = seconds(...weeks.map(([start, stop]) => [iso(start), iso(stop)] as const));
      const wrong = weeks.filter(([start, stop], index) => Math.abs((stop - start) / 1000 - actual[index]) > 0.001);
      expect(wrong.map(([start]) => iso(start))).toEqual([]);
      expect(actual).toHaveLength(weeks.length);
    });

    it('leave out tasks that never started, and those that still run', () => {
      expect(ask('durations', [logged(EVENTS.running), logged(EVENTS.pull)])).toEqual([]);
    });

    it('give percentiles by day', () => {
      const start = Date.UTC(2026, 2, 2);
      const events = Array.from({ length: 100 }, (_, index) => {
        const stop = new Date(start + (index + 1) * 1000).toISOString();
        return logged(taskEvent({ lastStatus: 'STOPPED', startedAt: '2026-03-02T00:00:00Z', stoppedAt: stop }), start);
      });
      expect(ask('durations', events)).toEqual([{ 'bin(1d)': start, p50: 50, p90: 90, p99: 99, longest: 100 }]);
    });

    it('bill what a task reserves, from the pull of its image', () => {
      const hour = { pullStartedAt: '2026-03-02T23:30:00Z', stoppedAt: '2026-03-03T00:30:00Z' };
      const big = stoppedTask('EssentialContainerExited', 'x', 0, { ...hour, cpu: '4096', memory: '16384' });
      const small = stoppedTask('EssentialContainerExited', 'x', 0, { ...hour, cpu: '256', memory: '512' });
      const older = { ...hour, capacityProviderName: undefined, cpu: '1024', memory: '2048' };
      const launchType = stoppedTask('EssentialContainerExited', 'x', 0, older);
      const spot = stoppedTask('SpotInterruption', 'x', 143, { ...hour, capacityProviderName: 'FARGATE_SPOT' });
      expect(
        ask(
          'billed hours',
          [big, small, launchType, spot].map((event) => logged(event)),
        ),
      ).toEqual([
        { capacity: 'FARGATE', tasks: 3, vcpu_hours: 5.25, gb_hours: 18.5 },
        { capacity: 'FARGATE_SPOT', tasks: 1, vcpu_hours: 0.25, gb_hours: 0.5 },
      ]);
    });
  });

  it('would be seen to use what the language does not have', () => {
    const event = [logged(EVENTS.failed)];
    expect(() => runQuery('fields upper(detail.stopCode)', event)).toThrow('no such function: upper');
    expect(() => runQuery('stats median(detail.cpu) as cpu', event)).toThrow('no such aggregate: median');
    expect(() => runQuery('search detail.stopCode', event)).toThrow('no such command: search');
    expect(() => runQuery('fields detail.cpu detail.memory', event)).toThrow('not understood');
  });
});
