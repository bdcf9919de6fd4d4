import { type Definition, renderDefinition } from './engine/definition';
import { type Answer, Engine, type Execution } from './engine/execute';
import { structureProblems } from './engine/structure';
import {
  CLUSTER,
  failedToStart,
  history,
  HISTORY_EVENTS,
  historyAtLastTry,
  interrupted,
  onceRun,
  stoppedTask,
  taskArn,
} from './engine/tasks';
import { describeWithTools } from '../support/tools';

jest.setTimeout(120_000);

const NO_CAPACITY = 'Capacity is unavailable at this time. Please try again later or in a different availability zone';
const REASON = 'Time limit of 360 minutes exceeded';
const ON_DEMAND = [{ CapacityProvider: 'FARGATE', Base: 0, Weight: 1 }];
const SPOT = [
  { CapacityProvider: 'FARGATE_SPOT', Base: 0, Weight: 3 },
  { CapacityProvider: 'FARGATE', Base: 0, Weight: 1 },
];

/** What an execution tells of a task. */
function told(id: string, fields: object = {}): object {
  return {
    exitCode: 0,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    taskArn: taskArn(id),
    capacityProvider: 'FARGATE_SPOT',
    logGroup: '/ecs-runner/demo-0a1b2c/tasks',
    logStream: `runner/runner/${id}`,
    ...fields,
  };
}

/** What it tells where there was no task. */
function toldNothing(stoppedReason: string): object {
  const nothing = { exitCode: null, stopCode: null, taskArn: null, capacityProvider: null, logStream: null };
  return told('', { ...nothing, stoppedReason });
}

describeWithTools(['terraform', 'python-emulator'], "the launcher's state machine", () => {
  let definitions: Record<string, Definition>;
  let engine: Engine;
  const visited = new Set<string>();
  const run = async (answers: Answer[], input: unknown = {}, variant = 'spot') => {
    const execution = await engine.execute(definitions[variant], answers, input);
    execution.states.forEach((state) => visited.add(state));
    return execution;
  };

  beforeAll(async () => {
    engine = new Engine();
    const launcher = 'stepFunctions';
    const [spot, on_demand] = await Promise.all([
      renderDefinition({ launcher, spot: true }),
      renderDefinition({ launcher, spot: false, enable_execute_command: true, readonly_root_filesystem: false }),
    ]);
    definitions = { spot, on_demand };
  });
  afterAll(() => engine.stop());

  it('is sound by the Amazon States Language', () => {
    expect(Object.values(definitions).flatMap(structureProblems)).toEqual([]);
  });

  it('has a time limit', () => {
    expect(definitions.spot.States.RunTask.TimeoutSeconds).toBe(21_600);
  });

  it('runs a task and tells what came of it', async () => {
    const execution = await run([onceRun.succeeds('1')]);
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: told('1') });
    expect(execution.calls).toEqual([
      {
        action: 'ecs:runTask.sync',
        arguments: {
          Cluster: CLUSTER,
          TaskDefinition: 'demo-0a1b2c',
          CapacityProviderStrategy: SPOT,
          EnableECSManagedTags: true,
          EnableExecuteCommand: false,
          PropagateTags: 'TASK_DEFINITION',
          NetworkConfiguration: {
            AwsvpcConfiguration: {
              Subnets: ['subnet-0a', 'subnet-0b'],
              SecurityGroups: ['sg-0a1b2c3d'],
              AssignPublicIp: 'DISABLED',
            },
          },
          Overrides: { ContainerOverrides: [{ Name: 'runner' }] },
        },
      },
    ]);
  });

  it('runs on demand only where Spot is off', async () => {
    const { calls } = await run([onceRun.succeeds('1')], {}, 'on_demand');
    expect(calls[0].arguments).toMatchObject({ CapacityProviderStrategy: ON_DEMAND, EnableExecuteCommand: true });
  });

  describe('what a caller may choose', () => {
    const overridesOf = async (input: object) => {
      const { calls } = await run([onceRun.succeeds('1')], input);
      return (calls[0].arguments as { Overrides: unknown }).Overrides;
    };

    it.each<[string, object, object]>([
      ['no overrides', { overrides: {} }, { ContainerOverrides: [{ Name: 'runner' }] }],
      ['no container', { overrides: { containerOverrides: [] } }, { ContainerOverrides: [{ Name: 'runner' }] }],
      [
        'a command of one word',
        { overrides: { containerOverrides: [{ name: 'runner', command: ['env'] }] } },
        { ContainerOverrides: [{ Name: 'runner', Command: ['env'] }] },
      ],
      [
        'command and environment',
        {
          overrides: {
            containerOverrides: [
              { name: 'runner', command: ['sh', '-c', 'exit 3'], environment: [{ name: 'A', value: '1' }] },
            ],
          },
        },
        {
          ContainerOverrides: [
            { Name: 'runner', Command: ['sh', '-c', 'exit 3'], Environment: [{ Name: 'A', Value: '1' }] },
          ],
        },
      ],
      [
        'several variables',
        {
          overrides: {
            containerOverrides: [
              {
                name: 'runner',
                environment: [
                  { name: 'A', value: '1' },
                  { name: 'B', value: '{% 2 %}' },
                ],
              },
            ],
          },
        },
        {
          ContainerOverrides: [
            {
              Name: 'runner',
              Environment: [
                { Name: 'A', Value: '1' },
                { Name: 'B', Value: '{% 2 %}' },
              ],
            },
          ],
        },
      ],
      [
        'the size',
        { overrides: { cpu: '1024', memory: '2048' } },
        { ContainerOverrides: [{ Name: 'runner' }], Cpu: '1024', Memory: '2048' },
      ],
    ])('%s', async (_, input, overrides) => {
      expect(await overridesOf(input)).toEqual(overrides);
    });

    it.each<[string, unknown]>([
      ['another task role', { overrides: { taskRoleArn: 'arn:aws:iam::123456789012:role/admin' } }],
      ['another execution role', { overrides: { executionRoleArn: 'arn:aws:iam::123456789012:role/admin' } }],
      [
        'another task role, in the words of Step Functions',
        { overrides: { TaskRoleArn: 'arn:aws:iam::123456789012:role/admin' } },
      ],
      ['another container', { overrides: { containerOverrides: [{ name: 'sidecar', command: ['env'] }] } }],
      ['a container without a name', { overrides: { containerOverrides: [{ command: ['env'] }] } }],
      ['two containers', { overrides: { containerOverrides: [{ name: 'runner' }, { name: 'runner' }] } }],
      ['a file of variables', { overrides: { containerOverrides: [{ name: 'runner', environmentFiles: [] }] } }],
      ['containers that are none', { overrides: { containerOverrides: ['runner'] } }],
      ['another disk', { overrides: { ephemeralStorage: { sizeInGiB: 200 } } }],
      ['overrides that are none', { overrides: 'taskRoleArn' }],
      ['another task definition', { taskDefinition: 'other' }],
      ['a list', [{ overrides: {} }]],
      ['a text', 'overrides'],
      ['null', null],
    ])('not %s', async (_, input) => {
      const refused = await run([onceRun.succeeds('1')], input);
      expect(refused).toMatchObject({ status: 'FAILED', error: 'InvalidInput', calls: [] });
      expect(refused.cause).toMatch(/^Allowed: /);
    });
  });

  describe('a task that fails', () => {
    const causeOf = ({ cause }: Execution) => JSON.parse(cause ?? 'null') as unknown;

    it('is not tried again, and its exit code is told', async () => {
      const execution = await run([onceRun.ends(stoppedTask('1', {}, 3))]);
      expect(execution).toMatchObject({
        status: 'FAILED',
        error: 'TaskFailed',
        calls: [{ action: 'ecs:runTask.sync' }],
      });
      expect(causeOf(execution)).toEqual(told('1', { exitCode: 3 }));
    });

    it('is one that was stopped by hand, also where its container ended with 0', async () => {
      const stopped = { StopCode: 'UserInitiated', StoppedReason: 'enough' };
      const execution = await run([{ to: 'ecs:runTask.sync', gives: stoppedTask('1', stopped) }]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'TaskFailed' });
      expect(causeOf(execution)).toEqual(told('1', { stopCode: 'UserInitiated', stoppedReason: 'enough' }));
    });

    it('is one without an exit code', async () => {
      const execution = await run([onceRun.ends(stoppedTask('1', {}, null))]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'TaskFailed' });
      expect(causeOf(execution)).toEqual(told('1', { exitCode: null }));
    });

    it('may not have started, for another reason than capacity', async () => {
      const reason = 'CannotPullContainerError: pull access denied';
      const execution = await run([failedToStart('1', reason)]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'LaunchFailed', calls: [{}] });
      expect(causeOf(execution)).toEqual(
        told('1', { exitCode: null, stopCode: 'TaskFailedToStart', stoppedReason: reason }),
      );
    });

    it('may not have been allowed', async () => {
      const execution = await run([onceRun.throws('ECS.AccessDeniedException', 'not authorized')]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'LaunchFailed', calls: [{}] });
      expect(causeOf(execution)).toEqual(toldNothing('ECS.AccessDeniedException: not authorized'));
    });
  });

  describe('from Spot to on demand', () => {
    it.each<[string, Answer]>([
      ['when Spot takes the task back', interrupted('1', 143)],
      ['when the container ends well while Spot takes the task back', interrupted('1', 0)],
      ['when ECS refuses the task for want of capacity', onceRun.isRefused(NO_CAPACITY)],
      ['when the task cannot start for want of capacity', failedToStart('1', NO_CAPACITY)],
      ['when capacity is missing in yet another way', onceRun.throws('ECS.ClientException', NO_CAPACITY)],
    ])('%s', async (_, first) => {
      const execution = await run([
        first,
        { to: 'ecs:runTask.sync', gives: stoppedTask('2', { CapacityProviderName: 'FARGATE' }) },
      ]);
      expect(execution).toMatchObject({ status: 'SUCCEEDED', output: told('2', { capacityProvider: 'FARGATE' }) });
      expect(execution.calls).toMatchObject([
        { arguments: { CapacityProviderStrategy: SPOT } },
        { arguments: { CapacityProviderStrategy: ON_DEMAND } },
      ]);
      expect(execution.unused).toEqual([]);
    });

    it('after two tries more when ECS throws for want of capacity', async () => {
      const missing = onceRun.throws('ECS.AmazonECSException', NO_CAPACITY);
      const execution = await run([missing, missing, missing, onceRun.succeeds('4')]);
      expect(execution).toMatchObject({ status: 'SUCCEEDED', output: told('4'), waits: [5, 10], unused: [] });
      expect(execution.calls).toMatchObject(
        [SPOT, SPOT, SPOT, ON_DEMAND].map((CapacityProviderStrategy) => ({ arguments: { CapacityProviderStrategy } })),
      );
    });

    it('with the same overrides', async () => {
      const overrides = { containerOverrides: [{ name: 'runner', command: ['env'] }] };
      const { calls } = await run([interrupted('1', 143), onceRun.succeeds('2')], { overrides });
      expect(calls[1].arguments).toMatchObject({
        Overrides: { ContainerOverrides: [{ Name: 'runner', Command: ['env'] }] },
      });
    });

    it('once: without capacity on demand it fails', async () => {
      const execution = await run([
        onceRun.isRefused(NO_CAPACITY),
        onceRun.isRefused(NO_CAPACITY),
        onceRun.succeeds('3'),
      ]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'LaunchFailed', calls: [{}, {}] });
      expect(execution.cause).toContain(NO_CAPACITY);
    });

    it('not where Spot is off', async () => {
      const execution = await run([onceRun.isRefused(NO_CAPACITY), onceRun.succeeds('2')], {}, 'on_demand');
      expect(execution).toMatchObject({ status: 'FAILED', error: 'LaunchFailed', calls: [{}] });
    });

    it('also tells a failure there', async () => {
      const execution = await run([interrupted('1', 143), onceRun.ends(stoppedTask('2', {}, 3))]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'TaskFailed' });
      expect(JSON.parse(execution.cause!)).toEqual(told('2', { exitCode: 3 }));
    });
  });

  describe('an API that throttles or fails', () => {
    it.each(['ECS.AmazonECSException', 'ECS.ThrottlingException', 'ECS.ServerException'])(
      'is asked again: %s',
      async (error) => {
        const fault = onceRun.throws(error, 'Rate exceeded');
        const execution = await run([fault, fault, onceRun.succeeds('1')]);
        expect(execution).toMatchObject({ status: 'SUCCEEDED', calls: [{}, {}, {}], waits: [5, 10] });
      },
    );

    it.each([
      ['ECS.AmazonECSException', 2],
      ['ECS.ServerException', 5],
      ['ECS.ThrottlingException', 5],
    ])('is given up at last: %s', async (error, retries) => {
      const execution = await run(Array.from({ length: 7 }, () => onceRun.throws(error, 'Rate exceeded')));
      expect(execution).toMatchObject({ status: 'FAILED', error: 'LaunchFailed' });
      expect(execution.waits).toHaveLength(retries);
      expect(execution.cause).toContain(`${error}: Rate exceeded`);
    });
  });

  describe('a task that hangs', () => {
    const stopped = stoppedTask('2', { StopCode: 'UserInitiated', StoppedReason: REASON }, null);
    const stop: Answer = { to: 'ecs:stopTask', gives: { Task: stopped } };

    it('is found and stopped, and that is a failure', async () => {
      const execution = await run([onceRun.hangs, history('2', '1'), stop]);
      expect(execution.calls.slice(1)).toEqual([
        {
          action: 'sfn:getExecutionHistory',
          arguments: {
            ExecutionArn: expect.stringMatching(/^arn:aws:states:us-east-1:\d+:execution:machine-\d+:/),
            ReverseOrder: true,
            MaxResults: HISTORY_EVENTS,
          },
        },
        { action: 'ecs:stopTask', arguments: { Cluster: CLUSTER, Task: taskArn('2'), Reason: REASON } },
      ]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'TimeLimitExceeded' });
      expect(JSON.parse(execution.cause!)).toEqual(
        told('2', { exitCode: null, stopCode: 'UserInitiated', stoppedReason: REASON }),
      );
    });

    it('is not tried again, on demand or at all', async () => {
      const { calls } = await run([onceRun.hangs, history('2'), stop, onceRun.succeeds('3')]);
      expect(calls.filter(({ action }) => action === 'ecs:runTask.sync')).toHaveLength(1);
    });

    it('on demand, after Spot took the first one back, is stopped too', async () => {
      const execution = await run([interrupted('1', 143), onceRun.hangs, history('2', '1'), stop]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'TimeLimitExceeded' });
      expect(execution.calls.at(-1)).toMatchObject({ arguments: { Task: taskArn('2') } });
    });

    it('is asked for again where an API throttles', async () => {
      const throttled: Answer = { to: 'ecs:stopTask', fails: 'Ecs.EcsException', cause: 'Rate exceeded' };
      const slow: Answer = { to: 'sfn:getExecutionHistory', fails: 'Sfn.SfnException', cause: 'Rate exceeded' };
      const execution = await run([onceRun.hangs, slow, history('2'), throttled, throttled, stop]);
      expect(execution).toMatchObject({ error: 'TimeLimitExceeded', waits: [2, 2, 4], unused: [] });
    });

    it('is found among the events that its history is asked for, also at the last try', async () => {
      const slow: Answer = { to: 'sfn:getExecutionHistory', fails: 'Sfn.SfnException', cause: 'Rate exceeded' };
      const execution = await run([onceRun.hangs, slow, slow, slow, historyAtLastTry('2'), stop]);
      expect(execution).toMatchObject({ error: 'TimeLimitExceeded', waits: [2, 4, 8], unused: [] });
      expect(execution.calls.at(-1)).toMatchObject({ action: 'ecs:stopTask', arguments: { Task: taskArn('2') } });
    });

    it.each<[string, Answer[], string]>([
      [
        'it cannot be stopped',
        [
          history('2'),
          ...Array.from({ length: 4 }, (): Answer => ({ to: 'ecs:stopTask', fails: 'Ecs.X', cause: 'no' })),
        ],
        'Ecs.X no',
      ],
      [
        'it cannot be found',
        Array.from({ length: 4 }, (): Answer => ({ to: 'sfn:getExecutionHistory', fails: 'Sfn.X', cause: 'no' })),
        'Sfn.X no',
      ],
      ['none was submitted', [history()], 'States.QueryEvaluationError'],
    ])('is reported where %s', async (_, answers, why) => {
      const execution = await run([onceRun.hangs, ...answers]);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'TimeLimitExceeded', unused: [] });
      expect(execution.cause).toContain(`${REASON}, but the task was not stopped: ${why}`);
    });
  });

  it('has no state that these tests leave out', () => {
    expect([...visited].sort()).toEqual(Object.keys(definitions.spot.States).sort());
  });
});
