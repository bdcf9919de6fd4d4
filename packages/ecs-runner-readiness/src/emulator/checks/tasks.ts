import { findTool, missingTools, run } from '../../tools';
import { endTask, runningTask, runTaskScript, startTask, launching, type Task } from '../launch';
import type { Check } from '../scenarios/applied';
import { must, NotTried } from '../wrong';

const SPOT = 'Your Spot Task was interrupted.';
const ENDED = 'Essential container in task exited';

interface Definition {
  readonly taskDefinition: {
    readonly containerDefinitions: readonly {
      readonly name: string;
      readonly logConfiguration?: {
        readonly logDriver: string;
        readonly options: Readonly<Record<string, string>>;
      };
    }[];
  };
}

/** A task that was started with the outputs alone logs to the runner's log group, which exists. */
export const taskLogGroup: Check = async (applied) => {
  const launcher = await launching(applied);
  const { runner, aws } = launcher;
  await startTask(launcher);
  const task = await runningTask(launcher);
  const { taskDefinition } = await aws.call<Definition>('ecs', 'describe-task-definition', {
    taskDefinition: task.taskDefinitionArn,
  });
  await endTask(launcher, task, 0, ENDED);
  const container = taskDefinition.containerDefinitions.find(({ name }) => name === runner.container_name);
  const group = container?.logConfiguration?.options['awslogs-group'];
  must(group === runner.log_group_name, `the task logs to ${group ?? 'nowhere'}, not to ${runner.log_group_name}`);
  const { logGroups } = await aws.call<{ logGroups: { logGroupName: string }[] }>('logs', 'describe-log-groups', {
    logGroupNamePrefix: group,
  });
  must(
    logGroups.some(({ logGroupName }) => logGroupName === group),
    `there is no log group ${group}`,
  );
  return `a task logs to ${group}`;
};

/**
 * A job whose task Spot takes back runs it again on demand, and one whose task fails is told so: by run-task.sh, which
 * starts a task, or an execution of the state machine, and says what came of it.
 */
export const stoppedTaskReported: Check = async (applied) => {
  const missing = missingTools('bash', 'aws');
  if (missing !== undefined) throw new NotTried(missing);
  const launcher = await launching(applied);
  const { runner, emulator } = launcher;
  const given = runner.state_machine_arn
    ? { STATE_MACHINE_ARN: runner.state_machine_arn }
    : { RUN_TASK_INPUT: runner.run_task_input };
  const job = run(findTool('bash')!, [runTaskScript(applied)], applied.root.folder, {
    ...emulator.env,
    ...given,
    POLL_SECONDS: '0.5',
  });
  const { spot } = applied.place.work.options;
  let task = await runningTask(launcher);
  if (spot) {
    must(isSpot(task), `the task runs on ${task.capacityProviderName ?? 'nothing that is known'}, not on Spot`);
    await endTask(launcher, task, 143, SPOT);
    task = await Promise.race([
      runningTask(launcher),
      job.then(() => {
        throw new Error('what Spot took back is not run again');
      }),
    ]);
    must(!isSpot(task), 'what Spot took back is run on Spot again');
  }
  await endTask(launcher, task, 3, ENDED);
  const { code, stderr } = await job;
  must(code === 3, `run-task.sh ends with ${code} where the container ended with 3: ${stderr.trim()}`);
  must(stderr.includes('exit code 3'), `run-task.sh does not say why it failed: ${stderr.trim()}`);
  return `${spot ? 'run again on demand where Spot took it back; ' : ''}a failed task is reported: ${stderr.trim()}`;
};

function isSpot({ capacityProviderName }: Task): boolean {
  return capacityProviderName === 'FARGATE_SPOT';
}
