import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  RunTaskCommandInput,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { executionRequests } from '../iam/execution-requests';
import { Expectation, violations } from '../iam/expectations';
import { runnerRequests } from '../iam/runner-requests';
import { managedResources, readPolicies } from '../iam/state';
import { policyProblems } from '../iam/statements';
import { taskRequests } from '../iam/task-requests';
import { trustRequests } from '../iam/trust-requests';
import { newRepository } from '../support/repository';
import { describeWithTools } from '../support/tools';
import { KIND_OF } from './support/inventory';
import { administrator, anonymous, Session, withRole, withWebIdentity } from './support/sessions';
import { Stack } from './support/stack';
import { timed } from './support/timed';
import { foreignTokens, invalidTokens, rightToken, TRUSTED_SUBJECT } from './support/tokens';

/** Applied side by side, each on an emulated AWS of its own. */
const OPTION_SETS = {
  'default options': {},
  'without KMS and Spot': { kmsCmk: false, spot: false },
};
/** What STS says to tokens that it cannot verify, does not know the issuer or audience of, or does not trust. */
const REFUSALS =
  /^(Couldn't verify .*|Token expired|No OpenIDConnect provider found .*|Incorrect token audience|Not authorized to perform sts:AssumeRoleWithWebIdentity)$/;
const MINUTE = 60_000;

/** The basic example of a new repository, with its tfvars example as it is. */
async function basicExample(title: string, options: object): Promise<Stack> {
  const root = join(newRepository(options), 'examples', 'basic');
  copyFileSync(join(root, 'terraform.tfvars.example'), join(root, 'terraform.tfvars'));
  return Stack.start(title, root);
}

describeWithTools(['terraform', 'python-emulator'], 'the basic example on an emulated AWS', () => {
  const stacks = new Map<string, Stack>();

  beforeAll(async () => {
    for (const [title, options] of Object.entries(OPTION_SETS)) stacks.set(title, await basicExample(title, options));
    await Promise.all([...stacks.values()].map((stack) => stack.apply()));
  }, 4 * MINUTE);

  afterAll(() => Promise.all([...stacks.values()].map((stack) => stack.end())), MINUTE);

  describe.each(Object.keys(OPTION_SETS))('%s', (title) => {
    let stack: Stack;
    let nobody: Session;
    let session: Session;
    beforeAll(() => {
      stack = stacks.get(title)!;
      nobody = anonymous(stack.emulator.endpoint, stack.outputs.region);
      session = administrator(stack.emulator.endpoint, stack.outputs.region);
    });

    it(
      'has nothing to change in a second plan',
      async () => {
        const { code, stdout, stderr } = await stack.plan();
        expect({ code, stdout: code === 0 ? '' : stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
      },
      MINUTE,
    );

    it('runs, describes and stops a task with the outputs alone, for a caller with a web identity', async () => {
      const { outputs } = stack;
      const caller = await withWebIdentity(nobody, outputs.runner_role_arn, rightToken());
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
      await expect(withWebIdentity(nobody, stack.outputs.runner_role_arn, token)).rejects.toThrow(REFUSALS);
    });

    it('writes and reads an object with the task role', async () => {
      const asTask = await withRole(session, stack.outputs.task_role_arn);
      const s3 = new S3Client({ ...asTask, forcePathStyle: true });
      const object = { Bucket: stack.outputs.bucket_name, Key: 'artifacts/result.txt' };
      await s3.send(new PutObjectCommand({ ...object, Body: 'done' }));
      const read = await s3.send(new GetObjectCommand(object));
      expect(await read.Body!.transformToString()).toBe('done');
      expect(read).toMatchObject(
        stack.outputs.kms_key_arn === null
          ? { ServerSideEncryption: 'AES256' }
          : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: stack.outputs.kms_key_arn },
      );
    });

    it('writes a log event with the execution role', async () => {
      const logs = new CloudWatchLogsClient(await withRole(session, stack.outputs.execution_role_arn));
      const stream = { logGroupName: stack.outputs.log_group_name, logStreamName: 'runner/runner/1' };
      await logs.send(new CreateLogStreamCommand(stream));
      const written = await logs.send(
        new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: Date.now(), message: 'started' }] }),
      );
      expect(written.rejectedLogEventsInfo).toBeUndefined();
    });

    describe('IAM', () => {
      it.each<[string, () => Expectation[]]>([
        ['runner role', () => runnerRequests(stack.outputs)],
        ['task role, bucket and key', () => taskRequests(stack.outputs)],
        ['execution role', () => executionRequests(stack.outputs)],
        ['trust of the roles', () => trustRequests(stack.outputs, TRUSTED_SUBJECT)],
      ])('%s: allows what it must and nothing else', async (_, expectations) => {
        expect(await violations(expectations(), readPolicies(stack.show))).toEqual([]);
      });

      it('has no statement that AWS would not understand, or that is wider than need be', async () => {
        const { roles, resources } = readPolicies(stack.show);
        const policies = [
          ...roles.flatMap(({ arn, trust, policies: own }) => [{ name: `${arn} trust`, policy: trust }, ...own]),
          ...resources,
        ];
        const problems = await Promise.all(
          policies.map(async ({ name, policy }) =>
            (await policyProblems(policy)).map((problem) => `${name}: ${problem}`),
          ),
        );
        expect(problems.flat()).toEqual([]);
      });
    });

    it(
      'leaves nothing when it is destroyed',
      async () => {
        const types = new Set(managedResources(stack.show).map(({ type }) => type));
        expect([...types].filter((type) => !(type in KIND_OF))).toEqual([]);
        await stack.destroy();
        expect(await stack.inventory()).toEqual(stack.before);
      },
      2 * MINUTE,
    );
  });
});
