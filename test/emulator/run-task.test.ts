import { join } from 'node:path';
import { newRepository } from '../support/repository';
import { Answer, Call, Options, Run, runWithStub } from './support/aws-stub';

const CLUSTER = 'arn:aws-us-gov:ecs:us-gov-west-1:123456789012:cluster/acme-0a1b2c';
const TASK = 'arn:aws-us-gov:ecs:us-gov-west-1:123456789012:task/acme-0a1b2c/1';
const SECOND = TASK.replace(/1$/, '2');
const MACHINE = 'arn:aws:states:eu-west-1:123456789012:stateMachine:acme-0a1b2c';
const EXECUTION = 'arn:aws:states:eu-west-1:123456789012:execution:acme-0a1b2c:1';
const INPUT = JSON.stringify({
  cluster: CLUSTER,
  taskDefinition: 'acme-0a1b2c',
  capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', base: 0, weight: 3 }],
});
const ON_DEMAND = INPUT.replace('FARGATE_SPOT', 'FARGATE');

const started = (task: string) => `${task}\tNone`;
const RUNNING = 'RUNNING\tNone\tNone\tNone';
const ended = (
  exitCode: number | string,
  stopCode = 'EssentialContainerExited',
  reason = 'Essential container exited',
) => `STOPPED\t${stopCode}\t${exitCode}\t${reason}`;

const script = join(newRepository(), 'run-task', 'run-task.sh');

const run = (answers: Record<string, Answer[]>, options: Options = {}) =>
  runWithStub(script, answers, { env: { RUN_TASK_INPUT: INPUT }, ...options });

const commands = ({ calls }: Run) => calls.map(({ command }) => command);
const argument = (call: Call | undefined, name: string) => call?.rest[call.rest.indexOf(name) + 1];
const runTasks = ({ calls }: Run) => calls.filter(({ command }) => command === 'ecs run-task');

describe('run-task.sh, launcher direct', () => {
  it('follows a task to its end and shows its log', async () => {
    const result = await run({
      'ecs run-task': [started(TASK)],
      'ecs describe-tasks': ['None', RUNNING, 255, RUNNING, ended(0)],
      'logs get-log-events': [254, 'f/1\nfirst\nwith "quotes" and\ttab', 'f/1', 'f/2\nlast', 'f/2'],
    });
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toBe(`Task ${TASK}\nfirst\nwith "quotes" and\ttab\nlast\n`);
    expect(result.calls.map(({ region }) => region)).toEqual(result.calls.map(() => 'us-gov-west-1'));
    expect(runTasks(result).map((call) => argument(call, '--cli-input-json'))).toEqual([INPUT]);
    const logs = result.calls.filter(({ command }) => command === 'logs get-log-events');
    expect(argument(logs[0], '--log-group-name')).toBe('/ecs-runner/acme-0a1b2c/tasks');
    expect(argument(logs[0], '--log-stream-name')).toBe('runner/runner/1');
    expect(logs.map((call) => call.rest.includes('--next-token') && argument(call, '--next-token'))).toEqual([
      false,
      false,
      'f/1',
      'f/1',
      'f/2',
    ]);
  });

  it("ends with the container's exit code and says why", async () => {
    const result = await run({
      'ecs run-task': [started(TASK)],
      'ecs describe-tasks': [ended(3)],
      'logs get-log-events': [254],
    });
    expect(result.code).toBe(3);
    expect(result.stderr).toBe('run-task.sh: exit code 3, EssentialContainerExited: Essential container exited\n');
    expect(runTasks(result)).toHaveLength(1);
  });

  it.each([
    [
      'the time limit',
      ended(0, 'UserInitiated', 'Time limit of 60 minutes exceeded'),
      'Time limit of 60 minutes exceeded',
    ],
    ['a missing image', ended('None', 'TaskFailedToStart', 'CannotPullContainerError'), 'CannotPullContainerError'],
  ])('fails where a task is stopped by %s', async (_, end, reason) => {
    const result = await run({
      'ecs run-task': [started(TASK)],
      'ecs describe-tasks': [end],
      'logs get-log-events': [254],
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(reason);
    expect(runTasks(result)).toHaveLength(1);
  });

  it.each([
    ['had no capacity', ['None\tCapacity is unavailable at this time.', started(SECOND)], [ended(0)]],
    [
      'had no capacity after all',
      [started(TASK), started(SECOND)],
      [ended('None', 'TaskFailedToStart', 'Capacity is unavailable at this time.'), ended(0)],
    ],
    ['took the task back', [started(TASK), started(SECOND)], [ended(143, 'SpotInterruption', 'Spot'), ended(0)]],
  ])('runs on demand where Spot %s', async (_, starts, looks) => {
    const answers = { 'ecs run-task': starts, 'ecs describe-tasks': looks, 'logs get-log-events': [254] };
    const result = await run(answers);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const [first, second] = runTasks(result);
    expect(first.rest).not.toContain('--capacity-provider-strategy');
    expect(argument(second, '--capacity-provider-strategy')).toBe('capacityProvider=FARGATE,weight=1');
    expect(argument(second, '--cli-input-json')).toBe(INPUT);

    for (const options of [{ args: ['--no-retry'] }, { env: { RUN_TASK_INPUT: ON_DEMAND } }]) {
      const once = await run(answers, options);
      expect(once.code).not.toBe(0);
      expect(runTasks(once)).toHaveLength(1);
    }
  });

  it('does not try a third time', async () => {
    const result = await run({
      'ecs run-task': ['None\tCapacity is unavailable at this time.'],
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toBe(
      'run-task.sh: exit code unknown, TaskFailedToStart: Capacity is unavailable at this time.\n',
    );
    expect(runTasks(result)).toHaveLength(2);
  });

  it('hands another command on', async () => {
    const args = ['sh', '-c', 'echo "a\\b"\n\techo $HOME'];
    const result = await run(
      {
        'ecs run-task': ['None\tCapacity is unavailable at this time.', started(TASK)],
        'ecs describe-tasks': [ended(0)],
        'logs get-log-events': [254],
      },
      { args },
    );
    for (const call of runTasks(result)) {
      expect(JSON.parse(argument(call, '--overrides')!)).toEqual({
        containerOverrides: [{ name: 'runner', command: args }],
      });
    }
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops the task at %s', async (signal, code) => {
    const result = await run(
      { 'ecs run-task': [started(TASK)], 'ecs describe-tasks': [RUNNING], 'ecs stop-task': ['{}'] },
      { signalAt: { text: 'Task ', signal } },
    );
    expect(result.code).toBe(code);
    expect(commands(result)).toEqual(['ecs run-task', 'ecs stop-task']);
    const stop = result.calls[1];
    expect([argument(stop, '--cluster'), argument(stop, '--task')]).toEqual([CLUSTER, TASK]);
    expect(argument(stop, '--reason')).toBe('The job was cancelled');
  });

  it('takes the runner role with a token that no argument shows', async () => {
    const result = await run(
      {
        'sts assume-role-with-web-identity': ['AKIA\tsecret\tsession'],
        'ecs run-task': [started(TASK)],
        'ecs describe-tasks': [ended(0)],
        'logs get-log-events': [254],
      },
      { env: { RUN_TASK_INPUT: INPUT, OIDC_TOKEN: 'a.b.c', RUNNER_ROLE_ARN: 'arn:role', SESSION_SECONDS: '7200' } },
    );
    expect(result.code).toBe(0);
    const [take, ...others] = result.calls;
    expect(take).toMatchObject({ command: 'sts assume-role-with-web-identity', stdin: 'a.b.c' });
    expect(take.rest.join(' ')).not.toContain('a.b.c');
    expect([argument(take, '--role-arn'), argument(take, '--duration-seconds')]).toEqual(['arn:role', '7200']);
    expect(others.map(({ key }) => key)).toEqual(others.map(() => 'AKIA'));
  });

  it.each([
    ['no input', {}, {}, 'set RUN_TASK_INPUT or STATE_MACHINE_ARN'],
    ['a token that is not trusted', { OIDC_TOKEN: 'x', RUNNER_ROLE_ARN: 'arn' }, {}, 'the runner role was not taken'],
    ['a request that is denied', {}, { 'ecs run-task': [254] }, 'the task was not started'],
    [
      'a task that ECS forgets',
      {},
      { 'ecs run-task': [started(TASK)], 'ecs describe-tasks': ['None'] },
      'nothing is known',
    ],
  ])('says what is wrong with %s', async (title, env, answers, message) => {
    const result = await run(answers, { env: title === 'no input' ? {} : { RUN_TASK_INPUT: INPUT, ...env } });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(message);
  });
});

describe('run-task.sh, launcher stepFunctions', () => {
  const env = { STATE_MACHINE_ARN: MACHINE };
  const result = {
    exitCode: 0,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential "container" exited',
    taskArn: TASK,
    capacityProvider: 'FARGATE',
    logGroup: '/ecs-runner/acme-0a1b2c/tasks',
    logStream: 'runner/runner/1',
  };
  const failed = (changes: object) => `FAILED\t${JSON.stringify({ ...result, ...changes })}`;
  const LOG = ['f/1\nhello', 'f/1'];

  it('follows an execution to its end and shows the log', async () => {
    const ran = await run(
      {
        'stepfunctions start-execution': [EXECUTION],
        'stepfunctions describe-execution': ['RUNNING\tNone', 255, `SUCCEEDED\t${JSON.stringify(result)}`],
        'logs get-log-events': LOG,
      },
      { env, args: ['echo', 'hello'] },
    );
    expect(ran).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `Execution ${EXECUTION}\nTask ${TASK}\nhello\n`,
    });
    expect(JSON.parse(argument(ran.calls[0], '--input')!)).toEqual({
      overrides: { containerOverrides: [{ name: 'runner', command: ['echo', 'hello'] }] },
    });
    const log = ran.calls.find(({ command }) => command === 'logs get-log-events');
    expect([argument(log, '--log-group-name'), argument(log, '--log-stream-name')]).toEqual([
      result.logGroup,
      result.logStream,
    ]);
    expect(new Set(ran.calls.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));
  });

  it.each([
    [
      'a failing container',
      failed({ exitCode: 3 }),
      3,
      'exit code 3, EssentialContainerExited: Essential \\"container\\" exited',
    ],
    [
      'the time limit',
      failed({ exitCode: 0, stopCode: 'UserInitiated', stoppedReason: 'Time limit' }),
      1,
      'Time limit',
    ],
    [
      'no start',
      failed({ exitCode: null, taskArn: null, logStream: null, stoppedReason: 'No capacity' }),
      1,
      'No capacity',
    ],
    ['a wrong input', 'FAILED\tAllowed: {}', 1, 'Allowed: {}'],
    ['an end from outside', 'ABORTED\tNone', 1, 'None'],
  ])('fails with %s', async (_, end, code, message) => {
    const ran = await run(
      {
        'stepfunctions start-execution': [EXECUTION],
        'stepfunctions describe-execution': [end],
        'logs get-log-events': LOG,
      },
      { env },
    );
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(message);
    expect(argument(ran.calls[0], '--input')).toBe('{}');
  });

  it('stops the execution at a signal', async () => {
    const ran = await run(
      { 'stepfunctions start-execution': [EXECUTION], 'stepfunctions stop-execution': ['{}'] },
      { env, signalAt: { text: 'Execution ', signal: 'SIGTERM' } },
    );
    expect(ran.code).toBe(143);
    expect(commands(ran)).toEqual(['stepfunctions start-execution', 'stepfunctions stop-execution']);
    expect(argument(ran.calls[1], '--execution-arn')).toBe(EXECUTION);
  });
});
