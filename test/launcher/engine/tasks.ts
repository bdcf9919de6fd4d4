import { type Answer } from './execute';

export const CLUSTER = 'arn:aws:ecs:us-east-1:123456789012:cluster/demo-0a1b2c';

export function taskArn(id: string): string {
  return `arn:aws:ecs:us-east-1:123456789012:task/demo-0a1b2c/${id}`;
}

/** How ECS describes a task that ended, in the words of Step Functions. @param fields that differ from a success */
export function stoppedTask(id: string, fields: object = {}, exitCode: number | null = 0): object {
  return {
    TaskArn: taskArn(id),
    ClusterArn: CLUSTER,
    CapacityProviderName: 'FARGATE_SPOT',
    // With GuardDuty's runtime monitoring, AWS adds a container of its own.
    Containers: [
      { Name: 'aws-guardduty-agent-x', LastStatus: 'STOPPED', ExitCode: 137 },
      { Name: 'runner', LastStatus: 'STOPPED', ...(exitCode === null ? {} : { ExitCode: exitCode }) },
    ],
    LastStatus: 'STOPPED',
    StopCode: 'EssentialContainerExited',
    StoppedReason: 'Essential container in task exited',
    ...fields,
  };
}

const RUN_TASK = 'ecs:runTask.sync';

export const onceRun = {
  succeeds: (id: string): Answer => ({ to: RUN_TASK, gives: stoppedTask(id) }),
  /** As Step Functions reports a task that did not end well: the task is the cause. */
  ends: (task: object): Answer => ({ to: RUN_TASK, fails: 'States.TaskFailed', cause: JSON.stringify(task) }),
  isRefused: (reason: string): Answer => ({
    to: RUN_TASK,
    fails: 'AmazonECS.Unknown',
    cause: JSON.stringify({ Failures: [{ Reason: reason }], Tasks: [] }),
  }),
  throws: (error: string, cause: string): Answer => ({ to: RUN_TASK, fails: error, cause }),
  hangs: { to: RUN_TASK, fails: 'States.Timeout' } satisfies Answer,
};

export const interrupted = (id: string, exitCode: number) =>
  onceRun.ends(
    stoppedTask(id, { StopCode: 'SpotInterruption', StoppedReason: 'Your Spot Task was interrupted.' }, exitCode),
  );

export const failedToStart = (id: string, reason: string) =>
  onceRun.ends(stoppedTask(id, { StopCode: 'TaskFailedToStart', StoppedReason: reason }, null));

interface HistoryEvent {
  readonly Type: string;
  readonly TaskSubmittedEventDetails?: { readonly Output: string };
}

/** How many events the launcher asks for. */
export const HISTORY_EVENTS = 15;

/** An execution's history, newest first. @param ids of the tasks that it started, newest first */
export function history(...ids: string[]): Answer {
  return answered([{ Type: 'TaskStarted' }, { Type: 'TaskTimedOut' }, ...ids.map(submitted)]);
}

/** The same after three tries to get it. Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
export function historyAtLastTry(id: string): Answer {
  const call = ['TaskStarted', 'TaskScheduled'];
  const failed = ['TaskFailed', ...call];
  const findTask = [...call, ...failed, ...failed, ...failed, 'TaskStateEntered'];
  const before = [...findTask, 'TaskStateExited', 'TaskTimedOut'].map((Type) => ({ Type }));
  return answered([...before, submitted(id)]);
}

function submitted(id: string): HistoryEvent {
  const output = { Failures: [], Tasks: [{ TaskArn: taskArn(id) }] };
  return { Type: 'TaskSubmitted', TaskSubmittedEventDetails: { Output: JSON.stringify(output) } };
}

function answered(events: readonly HistoryEvent[]): Answer {
  return { to: 'sfn:getExecutionHistory', gives: { Events: events.slice(0, HISTORY_EVENTS) } };
}
