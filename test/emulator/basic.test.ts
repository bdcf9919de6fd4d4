import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTasksCommand, ECSClient, RunTaskCommand, RunTaskCommandInput, StopTaskCommand } from '@aws-sdk/client-ecs';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { executionRequests } from '../iam/execution-requests';
import { Expectation, violations } from '../iam/expectations';
import { runnerRequests } from '../iam/runner-requests';
import { managedResources, readPolicies } from '../iam/state';
import { policyProblems } from '../iam/statements';
import { taskRequests } from '../iam/task-requests';
import { trustRequests } from '../iam/trust-requests';
import { describeWithTools } from '../support/tools';
import { KIND_OF } from './support/inventory';
import { Runner } from './support/runner';
import { administrator, anonymous, Session, withRole, withWebIdentity } from './support/sessions';
import { timed } from './support/timed';
import { foreignTokens, invalidTokens, rightToken, TRUSTED_SUBJECT } from './support/tokens';

/** Applied side by side, each on an emulated AWS of its own. */
const OPTION_SETS = {
  'default options': { name: 'ci-runner' },
  'without KMS and Spot': { name: 'plain-runner', kmsCmk: false, spot: false },
};
const MINUTES = 60_000;

describeWithTools(['terraform', 'python-emulator'], 'the basic example on an emulated AWS', () => {
  const runners = new Map<string, Runner>();

  beforeAll(async () => {
    const applied = await Promise.allSettled(
      Object.entries(OPTION_SETS).map(async ([title, options]) => runners.set(title, await Runner.apply(options))),
    );
    const failed = applied.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }, 4 * MINUTES);

  afterAll(() => Promise.all([...runners.values()].map((runner) => runner.end())), MINUTES);

  describe.each(Object.keys(OPTION_SETS))('%s', (title) => {
    let runner: Runner;
    let session: Session;
    beforeAll(() => {
      runner = runners.get(title)!;
      session = administrator(runner.emulator.endpoint, runner.outputs.region);
    });

    it('has nothing to change in a second plan', async () => {
      const { code, stdout, stderr } = await runner.plan();
      expect({ code, stdout: code === 0 ? '' : stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    }, MINUTES);

    it('runs, describes and stops a task with the outputs alone, for a caller with a web identity', async () => {
      const { outputs, emulator } = runner;
      const caller = await withWebIdentity(anonymous(emulator.endpoint, outputs.region), outputs.runner_role_arn, rightToken());
      const ecs = new ECSClient(caller);
      const input = JSON.parse(outputs.run_task_input) as RunTaskCommandInput;
      const { cluster } = input;

      const started = await timed(`${title}: run task`, () => ecs.send(new RunTaskCommand(input)));
      expect(started.failures).toEqual([]);
      const tasks = started.tasks!.map(({ taskArn }) => taskArn!);
      expect(tasks).toHaveLength(1);

      const running = await ecs.send(new DescribeTasksCommand({ cluster, tasks }));
      expect(running.tasks).toMatchObject([
        { taskArn: tasks[0], lastStatus: 'RUNNING', taskDefinitionArn: outputs.task_definition_arn },
      ]);

      await ecs.send(new StopTaskCommand({ cluster, task: tasks[0], reason: 'tested' }));
      const stopped = await ecs.send(new DescribeTasksCommand({ cluster, tasks }));
      expect(stopped.tasks).toMatchObject([{ lastStatus: 'STOPPED', stoppedReason: 'tested' }]);
    });

    it.each(Object.entries({ ...foreignTokens(), ...invalidTokens() }))('refuses a token: %s', async (_, token) => {
      const caller = anonymous(runner.emulator.endpoint, runner.outputs.region);
      await expect(withWebIdentity(caller, runner.outputs.runner_role_arn, token)).rejects.toThrow(
        /^(Not authorized to perform sts:AssumeRoleWithWebIdentity|Incorrect token audience|No OpenIDConnect provider found .*|Couldn't verify .*|Token expired)$/,
      );
    });

    it('writes and reads an object with the task role', async () => {
      const asTask = await withRole(session, runner.outputs.task_role_arn);
      const s3 = new S3Client({ ...asTask, forcePathStyle: true });
      const object = { Bucket: runner.outputs.bucket_name, Key: 'artifacts/result.txt' };
      await s3.send(new PutObjectCommand({ ...object, Body: 'done' }));
      const read = await s3.send(new GetObjectCommand(object));
      expect(await read.Body!.transformToString()).toBe('done');
      expect(read).toMatchObject(
        runner.outputs.kms_key_arn === null
          ? { ServerSideEncryption: 'AES256' }
          : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: runner.outputs.kms_key_arn },
      );
    });

    it('writes a log event with the execution role', async () => {
      const logs = new CloudWatchLogsClient(await withRole(session, runner.outputs.execution_role_arn));
      const stream = { logGroupName: runner.outputs.log_group_name, logStreamName: 'runner/runner/1' };
      await logs.send(new CreateLogStreamCommand(stream));
      const written = await logs.send(
        new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: Date.now(), message: 'started' }] }),
      );
      expect(written.rejectedLogEventsInfo).toBeUndefined();
    });

    describe('IAM', () => {
      it.each<[string, () => Expectation[]]>([
        ['runner role', () => runnerRequests(runner.outputs)],
        ['task role, bucket and key', () => taskRequests(runner.outputs)],
        ['execution role', () => executionRequests(runner.outputs)],
        ['trust of the roles', () => trustRequests(runner.outputs, TRUSTED_SUBJECT)],
      ])('%s: allows what it must and nothing else', async (_, expectations) => {
        expect(await violations(expectations(), readPolicies(runner.show))).toEqual([]);
      });

      it('has no statement that AWS would not understand, or that is wider than need be', async () => {
        const { roles, resources } = readPolicies(runner.show);
        const policies = [
          ...roles.flatMap(({ arn, trust, policies: own }) => [{ name: `${arn} trust`, policy: trust }, ...own]),
          ...resources,
        ];
        const problems = await Promise.all(
          policies.map(async ({ name, policy }) => (await policyProblems(policy)).map((problem) => `${name}: ${problem}`)),
        );
        expect(problems.flat()).toEqual([]);
      });
    });

    it('leaves nothing when it is destroyed', async () => {
      const types = new Set(managedResources(runner.show).map(({ type }) => type));
      expect([...types].filter((type) => !(type in KIND_OF))).toEqual([]);
      await runner.destroy();
      expect(await runner.inventory()).toEqual(runner.before);
    }, 2 * MINUTES);
  });
});
