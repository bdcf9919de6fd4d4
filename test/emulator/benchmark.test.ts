import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Answer, Call, Options, Run, runWithStub } from './support/aws-stub';
import { costOf } from '../../src/cost';
import { resolve } from '../../src/options';
import { newRepository } from '../support/repository';
import { describeWithTools, requireTool } from '../support/tools';

const CLUSTER = 'arn:aws:ecs:eu-west-1:123456789012:cluster/acme-0a1b2c';
const TASK = 'arn:aws:ecs:eu-west-1:123456789012:task/acme-0a1b2c/1';
const MACHINE = 'arn:aws:states:eu-west-1:123456789012:stateMachine:acme-0a1b2c';
const EXECUTION = 'arn:aws:states:eu-west-1:123456789012:execution:acme-0a1b2c:1';
const BENCHMARK = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/acme-0a1b2c-benchmark:1';
const IMAGE = 'public.ecr.aws/docker/library/busybox:1.37.0';

const INPUT = {
  cluster: CLUSTER,
  taskDefinition: 'acme-0a1b2c',
  count: 1,
  capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', base: 0, weight: 3 }],
  propagateTags: 'TASK_DEFINITION',
};
const outputs = (more: object = {}) =>
  JSON.stringify({
    region: { value: 'eu-west-1' },
    container_name: { value: 'runner' },
    run_task_input: { value: JSON.stringify(INPUT) },
    start_execution_input: { value: null },
    ...more,
  });
const MACHINE_OUTPUTS = outputs({
  start_execution_input: { value: JSON.stringify({ stateMachineArn: MACHINE, input: '{}' }) },
});

const DEFINITION = JSON.stringify({
  taskDefinition: {
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/acme-0a1b2c:7',
    family: 'acme-0a1b2c',
    revision: 7,
    status: 'ACTIVE',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
    taskRoleArn: 'arn:aws:iam::123456789012:role/task',
    containerDefinitions: [
      { name: 'runner', image: IMAGE, essential: true },
      { name: 'sidecar', image: 'sidecar:1', essential: false },
    ],
  },
  tags: [{ key: 'Runner', value: 'acme' }],
});

const started = JSON.stringify({ tasks: [{ taskArn: TASK }], failures: [] });
const running = JSON.stringify({ tasks: [{ taskArn: TASK, lastStatus: 'RUNNING' }] });
const task = (start: number, more: object = {}) => ({
  taskArn: TASK,
  lastStatus: 'STOPPED',
  capacityProviderName: 'FARGATE_SPOT',
  availabilityZone: 'eu-west-1a',
  createdAt: '2026-11-27T10:00:00.000000+00:00',
  pullStartedAt: `2026-11-27T10:00:${start}.500000+00:00`,
  pullStoppedAt: `2026-11-27T10:00:${start + 4}.500000+00:00`,
  startedAt: `2026-11-27T10:00:${start + 5}.000000+00:00`,
  stoppedAt: '2026-11-27T10:00:59.000000+00:00',
  ...more,
});
const ended = (start: number, more: object = {}) => JSON.stringify({ tasks: [task(start, more)] });

const answers = (more: Record<string, Answer[]> = {}): Record<string, Answer[]> => ({
  'ecs describe-task-definition': [DEFINITION],
  'ecs run-task': [started],
  'ecs describe-tasks': [running, ended(10), running, ended(20), ended(30)],
  'ecs stop-task': ['{}'],
  ...more,
});

const terraform = (text: string) => `#!/bin/sh\ncat <<'END'\n${text}\nEND\n`;

let repository: string;
beforeEach(() => (repository = newRepository()));

const benchmark = (args: string[], more: Record<string, Answer[]> = {}, options: Options = {}, out = outputs()) =>
  runWithStub(join(repository, '.projen/benchmark.cjs'), answers(more), {
    interpreter: process.execPath,
    commands: { terraform: terraform(out) },
    args,
    ...options,
    env: { POLL_SECONDS: '0.01', ...options.env },
  });

const commands = ({ calls }: Run) => calls.map(({ command }) => command);
const argument = (call: Call, name: string) => call.rest[call.rest.indexOf(name) + 1];
const requests = ({ calls }: Run, command: string) =>
  calls.filter((call) => call.command === command).map((call) => JSON.parse(argument(call, '--cli-input-json')));
const written = (file = 'benchmark.json') => JSON.parse(readFileSync(join(repository, file), 'utf8'));

describe('npx projen benchmark', () => {
  it('starts nothing where nobody can say yes, and says what it would cost', async () => {
    const result = await benchmark(['--size', '1024/2048', '--size', '256/512']);
    expect(result.code).toBe(2);
    expect(result.stderr).toBe('Nothing was started: say --yes where nobody can be asked.\n');
    expect(commands(result)).toEqual(['ecs describe-task-definition']);
    const { ARM64 } = costOf(resolve({ name: 'acme-runner' })).fargateByProcessor;
    const minutes = (3 / 60) * (1.25 * ARM64.vcpu + 2.5 * ARM64.gb);
    expect(result.stdout).toContain(`3 × ${IMAGE}, 1024/2048, in production`);
    expect(result.stdout).toContain(
      `6 tasks, one after the other. A task costs a minute at least: ${minutes.toFixed(4)} US dollars`,
    );
    expect(existsSync(join(repository, 'benchmark.json'))).toBe(false);
  });

  it('times tasks of the root as it is', async () => {
    const result = await benchmark(['--yes']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(requests(result, 'ecs run-task')).toEqual(
      Array(3).fill({
        ...INPUT,
        startedBy: 'benchmark',
        overrides: { containerOverrides: [{ name: 'runner', command: ['true'] }], cpu: '256', memory: '512' },
      }),
    );
    expect(new Set(result.calls.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));
    expect(commands(result)).not.toContain('ecs stop-task');
    expect(result.stdout).toMatch(/environment +image +size +tasks +place +pull +start +to start +to stop\n/);
    expect(result.stdout).toMatch(
      /production +\S+busybox:1.37.0 +256\/512 +3 +20.5 \/ 30.5 +4.0 \/ 4.0 +0.5 \/ 0.5 +25.0 \/ 35.0 +34.0 \/ 44.0\n/,
    );
    const [measured, ...others] = written().results;
    expect(others).toEqual([]);
    expect(measured).toMatchObject({
      environment: 'production',
      region: 'eu-west-1',
      launcher: 'direct',
      image: IMAGE,
      cpu: '256',
      memory: '512',
      capacity: 'default',
      median: { place: 20.5, pull: 4, start: 0.5, 'to start': 25, 'to stop': 34 },
      max: { place: 30.5, 'to start': 35 },
      failures: [],
    });
    expect(measured.runs).toHaveLength(3);
    expect(measured.runs[0]).toMatchObject({
      taskArn: TASK,
      capacityProviderName: 'FARGATE_SPOT',
      availabilityZone: 'eu-west-1a',
    });
  });

  it('reads times as version 1 of the CLI writes them', async () => {
    const times = { createdAt: 100, pullStartedAt: 110.5, pullStoppedAt: 112, startedAt: 113, stoppedAt: 120 };
    await benchmark(['--yes', '--repeat', '1'], { 'ecs describe-tasks': [ended(10, times)] });
    expect(written().results[0].median).toEqual({ place: 10.5, pull: 1.5, start: 1, 'to start': 13, 'to stop': 7 });
  });

  it('takes sizes, capacity, command and file', async () => {
    const args = [
      '--yes',
      '--repeat=1',
      '--size=512/1024',
      '--size=1024/2048',
      '--capacity=on-demand',
      '--command',
      'sleep 1',
      '--json=a.json',
    ];
    const result = await benchmark(args, { 'ecs describe-tasks': [ended(10)] });
    expect(
      requests(result, 'ecs run-task').map(({ overrides, capacityProviderStrategy }) => ({
        overrides,
        capacityProviderStrategy,
      })),
    ).toEqual(
      [
        ['512', '1024'],
        ['1024', '2048'],
      ].map(([cpu, memory]) => ({
        overrides: { containerOverrides: [{ name: 'runner', command: ['sleep', '1'] }], cpu, memory },
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      })),
    );
    expect(
      written('a.json').results.map(({ cpu, capacity }: { cpu: string; capacity: string }) => [cpu, capacity]),
    ).toEqual([
      ['512', 'on-demand'],
      ['1024', 'on-demand'],
    ]);
  });

  it('gives another image a task definition of its own, and takes it away again', async () => {
    const result = await benchmark(['--yes', '--repeat=1', '--image=acme/large:1', `--image=${IMAGE}`], {
      'ecs register-task-definition': [JSON.stringify({ taskDefinition: { taskDefinitionArn: BENCHMARK } })],
      'ecs describe-tasks': [ended(10)],
      'ecs deregister-task-definition': ['{}'],
      'ecs delete-task-definitions': [''],
    });
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const { taskDefinition, tags } = JSON.parse(DEFINITION);
    const { taskDefinitionArn, revision, status, containerDefinitions, ...kept } = taskDefinition;
    expect([taskDefinitionArn, revision, status]).not.toContain(undefined);
    expect(requests(result, 'ecs register-task-definition')).toEqual([
      {
        ...kept,
        family: 'acme-0a1b2c-benchmark',
        tags,
        containerDefinitions: [{ ...containerDefinitions[0], image: 'acme/large:1' }, containerDefinitions[1]],
      },
    ]);
    expect(requests(result, 'ecs run-task').map(({ taskDefinition: run }) => run)).toEqual([BENCHMARK, 'acme-0a1b2c']);
    const [deregister, remove] = result.calls.slice(-2);
    expect([deregister.command, argument(deregister, '--task-definition')]).toEqual([
      'ecs deregister-task-definition',
      BENCHMARK,
    ]);
    expect([remove.command, argument(remove, '--task-definitions')]).toEqual([
      'ecs delete-task-definitions',
      BENCHMARK,
    ]);
  });

  describe('with the launcher stepFunctions', () => {
    const success = JSON.stringify({
      status: 'SUCCEEDED',
      startDate: '2026-11-27T09:59:58.000000+00:00',
      output: JSON.stringify({ taskArn: TASK }),
    });
    const machine = {
      'stepfunctions start-execution': [JSON.stringify({ executionArn: EXECUTION })],
      'stepfunctions describe-execution': ['{"status": "RUNNING"}', success],
      'ecs describe-tasks': [ended(10)],
    };

    it('starts executions, and times the state machine too', async () => {
      const result = await benchmark(['--yes', '--repeat=1', '--size=512/1024'], machine, {}, MACHINE_OUTPUTS);
      expect(result).toMatchObject({ code: 0, stderr: '' });
      expect(commands(result)).not.toContain('ecs run-task');
      const start = result.calls.find(({ command }) => command === 'stepfunctions start-execution')!;
      expect(argument(start, '--state-machine-arn')).toBe(MACHINE);
      expect(JSON.parse(argument(start, '--input'))).toEqual({
        overrides: { containerOverrides: [{ name: 'runner', command: ['true'] }], cpu: '512', memory: '1024' },
      });
      expect(written().results[0]).toMatchObject({ launcher: 'stepFunctions', median: { queue: 2, 'to start': 15 } });
    });

    it('takes the task of an execution that failed, if there is one', async () => {
      const failed = (cause: string) => [
        '{"status": "FAILED", "startDate": 1, "cause": ' + JSON.stringify(cause) + '}',
      ];
      const withTask = { ...machine, 'stepfunctions describe-execution': failed(JSON.stringify({ taskArn: TASK })) };
      expect((await benchmark(['--yes', '--repeat=1'], withTask, {}, MACHINE_OUTPUTS)).code).toBe(0);
      const without = { ...machine, 'stepfunctions describe-execution': failed('Allowed: {}') };
      const result = await benchmark(['--yes', '--repeat=1'], without, {}, MACHINE_OUTPUTS);
      expect(result.code).toBe(1);
      expect(result.stderr).toContain('Allowed: {}');
    });

    it.each([['--capacity=spot'], ['--image=acme/large:1']])('runs tasks itself with %s', async (option) => {
      const result = await benchmark(
        ['--yes', '--repeat=1', option],
        {
          'ecs describe-tasks': [ended(10)],
          'ecs register-task-definition': [JSON.stringify({ taskDefinition: { taskDefinitionArn: BENCHMARK } })],
          'ecs deregister-task-definition': ['{}'],
          'ecs delete-task-definitions': ['{}'],
        },
        {},
        MACHINE_OUTPUTS,
      );
      expect(result.code).toBe(0);
      expect(commands(result)).toContain('ecs run-task');
    });
  });

  it('goes on after a task that did not start, and says so', async () => {
    const capacity = JSON.stringify({ tasks: [], failures: [{ reason: 'Capacity is unavailable at this time.' }] });
    const broken = JSON.stringify({
      tasks: [{ taskArn: TASK, lastStatus: 'STOPPED', stoppedReason: 'CannotPullContainerError' }],
    });
    const result = await benchmark(['--yes'], {
      'ecs run-task': [capacity, started],
      'ecs describe-tasks': [broken, ended(10)],
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(
      '1/3 public.ecr.aws/docker/library/busybox:1.37.0, 256/512: Capacity is unavailable at this time.',
    );
    expect(result.stderr).toContain(
      '2/3 public.ecr.aws/docker/library/busybox:1.37.0, 256/512: CannotPullContainerError',
    );
    expect(written().results[0]).toMatchObject({
      median: { 'to start': 15 },
      failures: ['Capacity is unavailable at this time.', 'CannotPullContainerError'],
    });
  });

  it('stops a task at the timeout', async () => {
    const result = await benchmark(['--yes', '--repeat=1', '--timeout=0.0001'], { 'ecs describe-tasks': [running] });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('stopped at the --timeout');
    const stop = result.calls.at(-1)!;
    expect([stop.command, argument(stop, '--cluster'), argument(stop, '--task')]).toEqual([
      'ecs stop-task',
      CLUSTER,
      TASK,
    ]);
  });

  describe('at Ctrl-C', () => {
    const signalAt = { text: 'started after', signal: 'SIGINT' } as const;
    const slow = { POLL_SECONDS: '0.5' };

    it('stops what it started and keeps what it has', async () => {
      const result = await benchmark(
        ['--yes'],
        { 'ecs describe-tasks': [ended(10), running] },
        { signalAt, env: slow },
      );
      expect(result.code).toBe(130);
      expect(result.stderr).toBe('Interrupted.\n');
      const runs = commands(result).filter((command) => command === 'ecs run-task').length;
      // The signal comes before the second task is started, or after it.
      expect(commands(result).filter((command) => command === 'ecs stop-task')).toHaveLength(runs - 1);
      expect(written().results[0].runs).toHaveLength(1);
    });

    it('stops a task that runs, and removes the task definition', async () => {
      const registered = {
        'ecs register-task-definition': [JSON.stringify({ taskDefinition: { taskDefinitionArn: BENCHMARK } })],
      };
      const result = await benchmark(
        ['--yes', '--image=acme/large:1'],
        {
          ...registered,
          'ecs run-task': [started],
          'ecs describe-tasks': [running],
          'ecs deregister-task-definition': ['{}'],
          'ecs delete-task-definitions': ['{}'],
        },
        { signalAt: { text: 'one after the other', signal: 'SIGTERM' }, env: { POLL_SECONDS: '30' } },
      );
      expect(result.code).toBe(143);
      const undone = commands(result).filter((command) => /stop-task|deregister|delete/.test(command));
      const expected = commands(result).includes('ecs run-task') ? ['ecs stop-task'] : [];
      const made = commands(result).includes('ecs register-task-definition');
      expect(undone).toEqual([
        ...expected,
        ...(made ? ['ecs deregister-task-definition', 'ecs delete-task-definitions'] : []),
      ]);
    });

    it('stops the execution', async () => {
      const result = await benchmark(
        ['--yes', '--repeat=2'],
        {
          'stepfunctions start-execution': [JSON.stringify({ executionArn: EXECUTION })],
          'stepfunctions describe-execution': [
            JSON.stringify({ status: 'SUCCEEDED', startDate: 1, output: JSON.stringify({ taskArn: TASK }) }),
            '{"status": "RUNNING"}',
          ],
          'stepfunctions stop-execution': ['{}'],
          'ecs describe-tasks': [ended(10)],
        },
        { signalAt, env: slow },
        MACHINE_OUTPUTS,
      );
      expect(result.code).toBe(130);
      const starts = commands(result).filter((command) => command === 'stepfunctions start-execution').length;
      expect(commands(result).filter((command) => command === 'stepfunctions stop-execution')).toHaveLength(starts - 1);
    });
  });

  it('says what it could not stop', async () => {
    const result = await benchmark(['--yes', '--repeat=1', '--timeout=0.0001'], {
      'ecs describe-tasks': [running],
      'ecs stop-task': [254],
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(`Look after it yourself: ${TASK}`);
  });

  it.each([
    ['an option that there is not', ['--sizes=1'], "Unknown option '--sizes'", 2],
    ['a wrong size', ['--size=1024'], '--size is 1024; allowed: CPU/MEMORY', 2],
    ['a wrong capacity', ['--capacity=cheap'], '--capacity is cheap; allowed: spot, on-demand.', 2],
    ['a wrong number', ['--repeat=0'], '--repeat is 0; allowed: whole numbers from 1.', 2],
    ['a wrong time', ['--timeout=soon'], '--timeout is soon; allowed: minutes above 0.', 2],
    ['an environment that there is not', ['staging'], 'There is no live/staging; below live/ there is production.', 2],
  ])('refuses %s', async (_, args, message, code) => {
    const result = await benchmark(['--yes', ...args]);
    expect([result.code, result.calls]).toEqual([code, []]);
    expect(result.stderr).toContain(message);
  });

  it('asks which of several environments, and takes several', async () => {
    repository = newRepository({ environments: ['production', 'staging'] });
    const result = await benchmark(['--yes']);
    expect(result.stderr).toBe('Say which environment: below live/ there is production, staging.\n');
    await benchmark(['--yes', '--repeat=1', 'production', 'staging'], { 'ecs describe-tasks': [ended(10)] });
    expect(written().results.map(({ environment }: { environment: string }) => environment)).toEqual([
      'production',
      'staging',
    ]);
  });

  it.each([
    ['a root that is not applied', {}, '{}', 'live/production has no outputs: apply it first, as docs/deploy.md says.'],
    [
      'a denied request',
      { 'ecs run-task': [254] },
      outputs(),
      'aws ecs run-task --cli-input-json --output json failed:',
    ],
  ])('says what is wrong with %s', async (_, more, out, message) => {
    const result = await benchmark(['--yes'], more as Record<string, Answer[]>, {}, out);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(message);
  });

  it('is a task, whose result git ignores', () => {
    const { tasks } = JSON.parse(readFileSync(join(repository, '.projen/tasks.json'), 'utf8'));
    expect(tasks.benchmark.steps).toEqual([{ exec: 'node .projen/benchmark.cjs', receiveArgs: true }]);
    expect(readFileSync(join(repository, '.gitignore'), 'utf8')).toMatch(/^\/benchmark\.json$/m);
  });
});

/** With a skeleton asked for, the AWS CLI checks a request against AWS's model of the operation and sends nothing. */
const check = (call: Call, rest = call.rest) =>
  spawnSync(requireTool('aws'), [...call.command.split(' '), ...rest, '--generate-cli-skeleton', 'output'], {
    encoding: 'utf8',
    env: { ...process.env, AWS_DEFAULT_REGION: 'eu-west-1', AWS_CONFIG_FILE: '/dev/null' },
  });

describeWithTools(['aws'], 'what is sent to AWS', () => {
  it('is what AWS takes', async () => {
    const registered = {
      'ecs register-task-definition': [JSON.stringify({ taskDefinition: { taskDefinitionArn: BENCHMARK } })],
      'ecs describe-tasks': [running],
      'ecs deregister-task-definition': ['{}'],
      'ecs delete-task-definitions': ['{}'],
      'stepfunctions start-execution': [JSON.stringify({ executionArn: EXECUTION })],
      'stepfunctions describe-execution': ['{"status": "RUNNING"}'],
      'stepfunctions stop-execution': ['{}'],
    };
    const args = ['--yes', '--repeat=1', '--timeout=0.0001'];
    const runs = [
      await benchmark([...args, '--image=acme/large:1', '--capacity=spot'], registered),
      await benchmark(args, registered, {}, MACHINE_OUTPUTS),
    ];
    const calls = [...new Map(runs.flatMap((run) => run.calls).map((call) => [call.command, call])).values()];
    expect(calls.map(({ command }) => command).sort()).toEqual([
      'ecs delete-task-definitions',
      'ecs deregister-task-definition',
      'ecs describe-task-definition',
      'ecs describe-tasks',
      'ecs register-task-definition',
      'ecs run-task',
      'ecs stop-task',
      'stepfunctions describe-execution',
      'stepfunctions start-execution',
      'stepfunctions stop-execution',
    ]);
    for (const call of calls) expect({ command: call.command, ...pick(check(call)) }).toMatchObject({ status: 0 });
    const [run] = calls.filter(({ command }) => command === 'ecs run-task');
    expect(check(run, ['--cli-input-json', '{"cluster": 1}']).status).not.toBe(0);
  });
});

function pick({ status, stderr }: ReturnType<typeof check>) {
  return { status, stderr };
}
