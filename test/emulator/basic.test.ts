import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  RunTaskCommandInput,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { violations } from '../iam/expectations';
import { sharedClusterRequests } from '../iam/shared-cluster-requests';
import { managedResources, readPolicies } from '../iam/state';
import { describeWithTools } from '../support/tools';
import { Emulator, startMinistack } from './support/emulator';
import { KIND_OF } from './support/inventory';
import { testPolicies } from './support/policies';
import { basicExample, ownRoot } from './support/roots';
import { administrator, anonymous, Session, withRole, withWebIdentity } from './support/sessions';
import { Outputs, Stack } from './support/stack';
import { timed } from './support/timed';
import { foreignTokens, invalidTokens, rightToken, TRUSTED_SUBJECT } from './support/tokens';
import { copyRole } from './support/trust';

const OPTION_SETS = {
  'default options': {},
  'without KMS and Spot': { kmsCmk: false, spot: false },
};
/** What STS says to a token that it cannot verify, whose issuer or audience it does not know, or that is not trusted. */
const REFUSALS =
  /^(Couldn't verify .*|Token expired|No OpenIDConnect provider found .*|Incorrect token audience|Not authorized to perform sts:AssumeRoleWithWebIdentity)$/;

jest.setTimeout(240_000);

describeWithTools(['terraform', 'python-emulator'], 'on an emulated AWS', () => {
  const basic = new Map<string, Stack>();
  let exec: Stack<{ runner: Outputs & { exec_log_group_name: string }; guest: Outputs }>;
  let ministack: Emulator;

  // Side by side, each on an emulated AWS of its own: most of an apply is waiting.
  beforeAll(async () => {
    ministack = await startMinistack();
    for (const [title, options] of Object.entries(OPTION_SETS)) {
      basic.set(title, await Stack.start(title, basicExample(options)));
    }
    exec = await Stack.start('ECS Exec', ownRoot('exec'));
    await Promise.all([...basic.values(), exec].map((stack) => stack.apply()));
  });

  afterAll(() => Promise.all([ministack?.stop(), exec?.end(), ...[...basic.values()].map((stack) => stack.end())]));

  describe.each(Object.keys(OPTION_SETS))('the basic example, %s', (title) => {
    let stack: Stack;
    let nobody: Session;
    let session: Session;
    beforeAll(() => {
      stack = basic.get(title)!;
      nobody = anonymous(stack.emulator.endpoint, stack.outputs.region);
      session = administrator(stack.emulator.endpoint, stack.outputs.region);
    });

    it('has nothing to change in a second plan', async () => {
      const { code, stdout, stderr } = await stack.plan();
      expect({ code, stdout: code === 0 ? '' : stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
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
      const role = await copyRole(ministack, region, trust);
      const take = (token: string) => withWebIdentity(anonymous(ministack.endpoint, region), role, token);
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

    testPolicies(() => ({
      policies: readPolicies(stack.show),
      outputs: stack.outputs,
      trusted: [{ subject: TRUSTED_SUBJECT }],
    }));

    it('leaves nothing when it is destroyed', async () => {
      const types = new Set(managedResources(stack.show).map(({ type }) => type));
      expect([...types].filter((type) => !(type in KIND_OF))).toEqual([]);
      await stack.destroy();
      expect(await stack.inventory()).toEqual(stack.before);
    });
  });

  describe('with ECS Exec, a private image and subjects with ids', () => {
    testPolicies(() => ({
      policies: readPolicies(exec.show),
      outputs: exec.outputs.runner,
      trusted: [
        { subject: 'repo:acme@123/infra@456:environment:prod' },
        {
          subject: 'repo:acme/infra:environment:prod',
          claims: { repository_id: '456', repository_owner_id: '123' },
        },
        { subject: 'repo:acme/web:ref:refs/heads/main' },
      ],
      execLogGroup: exec.outputs.runner.exec_log_group_name,
      repository: `arn:aws:ecr:us-east-1:123456789012:repository/team/tool`,
    }));
  });

  it("a runner on another's cluster reaches its own tasks only", async () => {
    expect(await violations(sharedClusterRequests(exec.outputs.guest), readPolicies(exec.show))).toEqual([]);
  });
});
