import {
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RunTaskCommand,
  SubmitTaskStateChangeCommand,
  Task,
} from '@aws-sdk/client-ecs';
import { ownRoot } from './support/roots';
import { administrator } from './support/sessions';
import { timed } from './support/timed';
import { type Emulator, startMinistack } from '../../packages/ecs-runner-readiness/src/emulator/emulator';
import { eventually } from '../../packages/ecs-runner-readiness/src/emulator/eventually';
import { StateMachines } from '../../packages/ecs-runner-readiness/src/emulator/state-machines';
import { mustTerraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

jest.setTimeout(240_000);

interface Launched {
  readonly cluster_arn: string;
  readonly task_definition_family: string;
  readonly log_group_name: string;
  readonly start_execution_input: string;
}
interface Direct {
  readonly run_task_input: string;
  readonly task_definition_family: string;
  readonly timeout_state_machine_arn: string;
}

/** ministack waits for a task that RunTask started, until we say, as Fargate's agent would, that its container ended. */
describeWithTools(['terraform', 'python-emulator'], 'state machines on an emulated AWS', () => {
  let ministack: Emulator;
  let machines: StateMachines;
  let ecs: ECSClient;
  let launched: Launched;
  let direct: Direct;

  beforeAll(async () => {
    ministack = await startMinistack({ AUTH: 'false' });
    machines = new StateMachines(ministack);
    ecs = new ECSClient(administrator(ministack.endpoint, 'us-east-1'));
    const root = ownRoot('state_machines');
    const terraform = (...args: string[]) => mustTerraform(root, args, ministack.env);
    await timed('state machines: init', () => terraform('init'));
    const targets = [
      'module.launched.aws_sfn_state_machine.launcher',
      'module.direct.aws_sfn_state_machine.timeout',
      'module.direct.aws_security_group.this',
    ];
    const options = ['-auto-approve', ...targets.map((target) => `-target=${target}`)];
    await timed('state machines: apply', () => terraform('apply', ...options));
    const outputs = JSON.parse(await terraform('output', '-json')) as Record<string, { value: unknown }>;
    launched = outputs.launched.value as Launched;
    direct = outputs.direct.value as Direct;
  });

  afterAll(() => ministack?.stop());

  const launcher = () => (JSON.parse(launched.start_execution_input) as { stateMachineArn: string }).stateMachineArn;
  const start = (input = {}) => machines.start(launcher(), input);

  /** The running task of a family, once there is one. */
  const running = (family: string): Promise<Task> =>
    eventually(`a running task of ${family}`, async () => {
      const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: launched.cluster_arn, family }));
      return taskArns.length > 0 ? describeTask(taskArns[0]) : undefined;
    });

  const describeTask = async (arn: string): Promise<Task> => {
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: launched.cluster_arn, tasks: [arn] }));
    return tasks[0];
  };

  /** What the agent tells ECS when the container ends. */
  const end = (task: Task, exitCode: number, reason = 'Essential container in task exited') =>
    ecs.send(
      new SubmitTaskStateChangeCommand({
        cluster: launched.cluster_arn,
        task: task.taskArn,
        status: 'STOPPED',
        reason,
        containers: [{ containerName: 'runner', exitCode }],
      }),
    );

  const told = (task: Task, fields: object) => ({
    exitCode: 0,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    taskArn: task.taskArn,
    capacityProvider: 'FARGATE_SPOT',
    logGroup: launched.log_group_name,
    logStream: `runner/runner/${task.taskArn?.split('/').at(-1)}`,
    ...fields,
  });

  it('a run that succeeds', async () => {
    const execution = await start({ overrides: { containerOverrides: [{ name: 'runner', command: ['env'] }] } });
    const task = await running(launched.task_definition_family);
    expect(task.overrides?.containerOverrides).toEqual([{ name: 'runner', command: ['env'] }]);
    await end(task, 0);
    const { status, output } = await machines.ended(execution);
    expect({ status, output: JSON.parse(output!) }).toEqual({ status: 'SUCCEEDED', output: told(task, {}) });
  });

  it('a run that fails', async () => {
    const execution = await start();
    const task = await running(launched.task_definition_family);
    await end(task, 3);
    const { status, error, cause } = await machines.ended(execution);
    expect({ status, error, cause: JSON.parse(cause!) }).toEqual({
      status: 'FAILED',
      error: 'TaskFailed',
      cause: told(task, { exitCode: 3 }),
    });
  });

  it('a run that Spot interrupts goes on on demand', async () => {
    const execution = await start();
    const first = await running(launched.task_definition_family);
    expect(first.capacityProviderName).toBe('FARGATE_SPOT');
    await end(first, 143, 'Your Spot Task was interrupted.');
    const second = await running(launched.task_definition_family);
    expect(second.capacityProviderName).toBe('FARGATE');
    await end(second, 0);
    const { status, output } = await machines.ended(execution);
    const expected = told(second, { capacityProvider: 'FARGATE' });
    expect({ status, output: JSON.parse(output!) }).toEqual({ status: 'SUCCEEDED', output: expected });
  });

  it('a run that hangs is stopped', async () => {
    await machines.edit(launcher(), '"TimeoutSeconds":21600', '"TimeoutSeconds":2');
    const execution = await start();
    const task = await running(launched.task_definition_family);
    const { status, error, cause } = await machines.ended(execution);
    await machines.edit(launcher(), '"TimeoutSeconds":2', '"TimeoutSeconds":21600');
    expect({ status, error, cause: JSON.parse(cause!) }).toMatchObject({
      status: 'FAILED',
      error: 'TimeLimitExceeded',
      cause: { taskArn: task.taskArn, stopCode: 'UserInitiated', stoppedReason: 'Time limit of 360 minutes exceeded' },
    });
    expect(await describeTask(task.taskArn!)).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: 'Time limit of 360 minutes exceeded',
    });
  });

  it("a direct launcher's task that is over its limit is stopped, a young one and another runner's are not", async () => {
    const others = await start();
    const other = await running(launched.task_definition_family);
    const input = JSON.parse(direct.run_task_input) as ConstructorParameters<typeof RunTaskCommand>[0];
    await ecs.send(new RunTaskCommand(input));
    const task = await running(direct.task_definition_family);

    const young = await machines.ended(await machines.start(direct.timeout_state_machine_arn));
    expect([young.status, (await describeTask(task.taskArn!)).lastStatus]).toEqual(['SUCCEEDED', 'RUNNING']);

    await machines.edit(direct.timeout_state_machine_arn, '\\u003e 60000', '\\u003e 1');
    const old = await machines.ended(await machines.start(direct.timeout_state_machine_arn));
    expect(old.status).toBe('SUCCEEDED');
    expect(await describeTask(task.taskArn!)).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'Time limit of 1 minutes exceeded',
    });
    expect((await describeTask(other.taskArn!)).lastStatus).toBe('RUNNING');
    await end(other, 0);
    await machines.ended(others);
  });
});
