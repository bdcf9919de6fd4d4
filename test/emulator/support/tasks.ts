import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  RunTaskCommandInput,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { administrator, anonymous, Session, withRole, withWebIdentity } from './sessions';
import { Stack } from './stack';
import { timed } from './timed';
import { foreignTokens, invalidTokens, rightToken } from './tokens';
import { copyRole } from './trust';
import { Emulator } from '../../../packages/ecs-runner-readiness/src/emulator/emulator';
import { readPolicies } from '../../../packages/ecs-runner-readiness/src/iam/state';

/** What STS says to a token that it cannot verify, whose issuer or audience it does not know, or that is not trusted. */
const REFUSALS =
  /^(Couldn't verify .*|Token expired|No OpenIDConnect provider found .*|Incorrect token audience|Not authorized to perform sts:AssumeRoleWithWebIdentity)$/;

/** A runner that was applied: a stack of it, or one of those in a stack. */
export type Applied = Pick<Stack, 'emulator' | 'show' | 'outputs'>;

/** Tests of what a runner is for: with its outputs alone, a CI system runs a task, and the task works. */
export function testTasks(title: string, applied: () => Applied, ministack: () => Emulator): void {
  let stack: Applied;
  let nobody: Session;
  let session: Session;
  beforeAll(() => {
    stack = applied();
    nobody = anonymous(stack.emulator.endpoint, stack.outputs.region);
    session = administrator(stack.emulator.endpoint, stack.outputs.region);
  });

  it('runs, describes and stops a task with the outputs alone, for a caller with a web identity', async () => {
    const { outputs } = stack;
    const ecs = new ECSClient(await withWebIdentity(nobody, outputs.runner_role_arn, rightToken()));
    const input = JSON.parse(outputs.run_task_input) as RunTaskCommandInput;
    const { cluster } = input;

    const started = await timed(`${title}: run task`, () => ecs.send(new RunTaskCommand(input)));
    expect(started.failures).toEqual([]);
    const tasks = started.tasks!.map(({ taskArn }) => taskArn!);
    expect(tasks).toHaveLength(1);

    for (const look of ['first', 'second']) {
      const running = await ecs.send(new DescribeTasksCommand({ cluster, tasks }));
      expect({ look, tasks: running.tasks }).toMatchObject({
        look,
        tasks: [{ taskArn: tasks[0], lastStatus: 'RUNNING', taskDefinitionArn: outputs.task_definition_arn }],
      });
    }

    await ecs.send(new StopTaskCommand({ cluster, task: tasks[0], reason: 'tested' }));
    const stopped = await ecs.send(new DescribeTasksCommand({ cluster, tasks }));
    expect(stopped.tasks).toMatchObject([{ lastStatus: 'STOPPED', stoppedReason: 'tested' }]);
  });

  it.each(Object.entries({ ...foreignTokens(), ...invalidTokens() }))('refuses a token: %s', async (_, token) => {
    await expect(withWebIdentity(nobody, stack.outputs.runner_role_arn, token)).rejects.toThrow(REFUSALS);
  });

  it('trusts alike on ministack, which has a mind of its own about trust', async () => {
    const { region, runner_role_arn } = stack.outputs;
    const { trust } = readPolicies(stack.show).roles.find(({ arn }) => arn === runner_role_arn)!;
    const role = await copyRole(ministack(), region, trust);
    const take = (token: string) => withWebIdentity(anonymous(ministack().endpoint, region), role, token);
    expect(await take(rightToken())).toHaveProperty('credentials.sessionToken');
    for (const token of Object.values(foreignTokens())) {
      await expect(take(token)).rejects.toThrow('Not authorized to perform sts:AssumeRoleWithWebIdentity');
    }
  });

  it('writes and reads an object with the task role', async () => {
    const { bucket_name, kms_key_arn, task_role_arn } = stack.outputs;
    const s3 = new S3Client({ ...(await withRole(session, task_role_arn)), forcePathStyle: true });
    const object = { Bucket: bucket_name, Key: 'artifacts/result.txt' };
    await s3.send(new PutObjectCommand({ ...object, Body: 'done' }));
    const read = await s3.send(new GetObjectCommand(object));
    expect(await read.Body!.transformToString()).toBe('done');
    expect(read).toMatchObject(
      kms_key_arn === null
        ? { ServerSideEncryption: 'AES256' }
        : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kms_key_arn },
    );
  });

  it('writes a log event with the execution role', async () => {
    const logs = new CloudWatchLogsClient(await withRole(session, stack.outputs.execution_role_arn));
    const stream = { logGroupName: stack.outputs.log_group_name, logStreamName: 'runner/runner/1' };
    await logs.send(new CreateLogStreamCommand(stream));
    const logEvents = [{ timestamp: Date.now(), message: 'started' }];
    const written = await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
    expect(written.rejectedLogEventsInfo).toBeUndefined();
  });
}
