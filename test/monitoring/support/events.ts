import { RUNNER_ID } from '../../support/rendered';

/** An event as EventBridge delivers it. */
export interface SampleEvent {
  readonly version: string;
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

const ARN = 'arn:aws:ecs:us-east-1:123456789012';
const TASK_ARN = `${ARN}:task/${RUNNER_ID}/c13b4cb40f1f4fe4a2971f76ae5a47ad`;

/** Roles of the rendered runner. */
export const RUNNER_ROLE = 'arn:aws:iam::123456789012:role/ecs-runner/demo-runner';

/** A container of a task in an event. */
export function container(name: string, more: object = {}): object {
  return {
    containerArn: `${ARN}:container/${RUNNER_ID}/c13b4cb40f1f4fe4a2971f76ae5a47ad/${name}`,
    lastStatus: 'STOPPED',
    name,
    image: 'public.ecr.aws/docker/library/busybox:1.37.0',
    taskArn: TASK_ARN,
    networkInterfaces: [{ attachmentId: '8b8065a5-ea82-4463-b8bb-b8e4c988ef44', privateIpv4Address: '10.0.1.20' }],
    cpu: '0',
    ...more,
  };
}

/**
 * A state change of a task. The fields are those of a recorded event of a Fargate task and of AWS's examples.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 *
 * @param detail what differs from a task that runs
 */
export function taskEvent(detail: object): SampleEvent {
  return {
    ...envelope('ECS Task State Change', [TASK_ARN]),
    detail: {
      attachments: [
        {
          id: '8b8065a5-ea82-4463-b8bb-b8e4c988ef44',
          type: 'eni',
          status: 'ATTACHED',
          details: [{ name: 'subnetId', value: 'subnet-0a' }],
        },
      ],
      attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
      availabilityZone: 'us-east-1a',
      capacityProviderName: 'FARGATE',
      clusterArn: `${ARN}:cluster/${RUNNER_ID}`,
      connectivity: 'CONNECTED',
      containers: [container('runner', { lastStatus: 'RUNNING' })],
      cpu: '256',
      createdAt: '2026-03-02T10:44:04.787Z',
      desiredStatus: 'RUNNING',
      enableExecuteCommand: false,
      ephemeralStorage: { sizeInGiB: 20 },
      group: `family:${RUNNER_ID}`,
      lastStatus: 'RUNNING',
      launchType: 'FARGATE',
      memory: '512',
      overrides: { containerOverrides: [{ name: 'runner' }] },
      platformVersion: '1.4.0',
      startedAt: '2026-03-02T10:44:31.12Z',
      taskArn: TASK_ARN,
      taskDefinitionArn: `${ARN}:task-definition/${RUNNER_ID}:7`,
      updatedAt: '2026-03-02T10:44:31.12Z',
      version: 3,
      ...detail,
    },
  };
}

/** A task that has stopped; its container ended with an exit code, or without one. */
export function stoppedTask(
  stopCode: string,
  stoppedReason: string,
  exitCode?: number,
  more: object = {},
): SampleEvent {
  return taskEvent({
    desiredStatus: 'STOPPED',
    lastStatus: 'STOPPED',
    stopCode,
    stoppedReason,
    stoppingAt: '2026-03-02T10:45:01.01Z',
    stoppedAt: '2026-03-02T10:45:24.587Z',
    containers: [container('runner', exitCode === undefined ? {} : { exitCode })],
    version: 6,
    ...more,
  });
}

/**
 * A call of RunTask, as a trail reports it.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logging-using-cloudtrail.html
 */
export function runTaskCall(detail: object): SampleEvent {
  return {
    ...envelope('AWS API Call via CloudTrail', []),
    detail: {
      eventVersion: '1.11',
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::123456789012:assumed-role/demo-runner/ci',
        accountId: '123456789012',
        sessionContext: { sessionIssuer: { type: 'Role', arn: RUNNER_ROLE, accountId: '123456789012' } },
      },
      eventTime: '2026-03-02T10:44:04Z',
      eventSource: 'ecs.amazonaws.com',
      eventName: 'RunTask',
      awsRegion: 'us-east-1',
      requestParameters: { cluster: `${ARN}:cluster/${RUNNER_ID}`, taskDefinition: RUNNER_ID, count: 1 },
      responseElements: null,
      eventType: 'AwsApiCall',
      managementEvent: true,
      ...detail,
    },
  };
}

function envelope(type: string, resources: string[]): Omit<SampleEvent, 'detail'> {
  return {
    version: '0',
    id: '3317b2af-7005-947d-b652-f55e762e571a',
    'detail-type': type,
    source: 'aws.ecs',
    account: '123456789012',
    time: '2026-03-02T10:44:04Z',
    region: 'us-east-1',
    resources,
  };
}
