import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient, ListTasksCommand, RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { DocumentedCommands, itRunsEveryCommandOf } from '../support/documented-commands';
import { edit, newRepository, temporaryFolder } from '../support/repository';
import { describeWithTools, requireTool } from '../support/tools';
import { inShell, Printed } from './support/document';
import { Front } from './support/front';
import { administrator } from './support/sessions';
import { timed } from './support/timed';
import { Emulator, startMoto } from '../../packages/ecs-runner-readiness/src/emulator/emulator';

const REGION = 'us-east-1';
const LOG = 'runner started\nrunner ended\n';
const ALARMS = { alarmEmail: 'oncall@example.com' };

/** What moto lacks, as AWS answers it. */
const LACKING: Readonly<Record<string, string>> = {
  LookupEvents: JSON.stringify({ Events: [{ EventName: 'AssumeRoleWithWebIdentity', CloudTrailEvent: '{"a": 1}' }] }),
  ListServiceQuotas: JSON.stringify({
    Quotas: [{ QuotaName: 'Fargate On-Demand vCPU resource count', QuotaCode: 'L-3032A538', Value: 6 }],
  }),
  SimulatePrincipalPolicy: `<SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
    <SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults>
      <member><EvalActionName>s3:GetObject</EvalActionName><EvalDecision>allowed</EvalDecision></member>
    </EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`,
};

jest.setTimeout(600_000);

describeWithTools(['terraform', 'python-emulator', 'aws'], 'documents of operation, followed', () => {
  const commands = new DocumentedCommands(__filename);
  const answers: Record<string, string | undefined> = { ...LACKING };
  let repository: string;
  let root: string;
  let moto: Emulator;
  let front: Front;
  let bin: string;
  let known: string;
  let outputs: Record<string, string>;
  let ecs: ECSClient;
  let evidence: string;

  beforeAll(async () => {
    moto = await startMoto();
    front = await Front.before(moto, answers);
    ecs = new ECSClient(administrator(moto.endpoint, REGION));
    // The name in backend.hcl.example.
    const Bucket = `acme-runner-state-123456789012-${REGION}`;
    await new S3Client({ ...administrator(moto.endpoint, REGION), forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket }),
    );
    bin = standIns({
      // The end of a session, the resolver and the client of a container that has them.
      'session-manager-plugin': 'echo "session $1" | cut -c1-80',
      nslookup: 'echo "Address: 10.0.0.1 $1"',
      wget: 'echo "got ${@: -1}"',
      // An output that is known already, without Terraform's seconds.
      terraform: `case "$1 $2" in "output -raw") [ ! -f "$OUTPUTS/$3" ] || exec cat "$OUTPUTS/$3" ;; esac
        exec ${requireTool('terraform')} "$@"`,
    });
    known = temporaryFolder();
  });

  afterAll(() => {
    front?.stop();
    return moto?.stop();
  });

  /** The commands below a heading of a document of the present repository. */
  const of = (document: string, heading: string) => commands.of(repository, document)(heading);
  /** Runs commands that must succeed in the root. @returns what they print */
  const must = async (...blocks: string[]): Promise<string> => {
    const { stdout, ...end } = await shell(blocks.join('\n'));
    expect(end).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const shell = (text: string, cwd = root): Promise<Printed> => {
    // Nobody is there to answer.
    const env = {
      ...front.env,
      TF_CLI_ARGS_apply: '-auto-approve',
      TF_INPUT: '0',
      OIDC_TOKEN: token(),
      OUTPUTS: known,
    };
    return timed(`operations: ${text.trim().split('\n').at(-1)}`, () => inShell(cwd, text, env, '', [bin]));
  };
  const aws = async <T>(command: string): Promise<T> => {
    return JSON.parse(await must(`aws ${command} --region ${REGION} --output json`)) as T;
  };

  /** Deploys the root of a new repository as its README says. */
  const deploy = async (options: object): Promise<void> => {
    repository = newRepository({ ...ALARMS, ...options });
    root = join(repository, 'live', 'production');
    const subnets = await inShell(repository, `aws ec2 describe-subnets --region ${REGION} --output json`, front.env);
    const [{ SubnetId }] = (JSON.parse(subnets.stdout) as { Subnets: { SubnetId: string }[] }).Subnets;
    const tfvars = readFileSync(join(root, 'terraform.tfvars'), 'utf8');
    edit(root, 'terraform.tfvars', tfvars.replace('subnet-00000000000000000', SubnetId));
    const end = await shell(of('README.md', 'Start')[0], repository);
    expect({ code: end.code, stderr: end.code === 0 ? '' : end.stderr }).toEqual({ code: 0, stderr: '' });
    const shown = JSON.parse(await must('terraform output -json')) as Record<string, { value: string }>;
    outputs = Object.fromEntries(Object.entries(shown).map(([name, { value }]) => [name, value]));
    for (const [name, value] of Object.entries(outputs)) {
      if (typeof value === 'string') writeFileSync(join(known, name), value);
    }
  };

  const runTasks = async (count: number): Promise<string[]> => {
    const input = JSON.parse(outputs.run_task_input) as { cluster: string; taskDefinition: string };
    const { tasks = [] } = await ecs.send(new RunTaskCommand({ ...input, count }));
    return tasks.map(({ taskArn }) => taskArn!);
  };
  const running = async (): Promise<string[]> => {
    const found = await ecs.send(new ListTasksCommand({ cluster: outputs.cluster_arn, desiredStatus: 'RUNNING' }));
    return found.taskArns ?? [];
  };
  /** Writes what a container would have written. */
  const writeLog = async (task: string): Promise<void> => {
    const stream = `runner/${outputs.container_name}/${task.split('/').at(-1)}`;
    await writeEvents(outputs.log_group_name, stream, LOG.trim().split('\n'));
  };
  const writeEvents = async (logGroupName: string, logStreamName: string, messages: string[]): Promise<void> => {
    const logs = new CloudWatchLogsClient(administrator(moto.endpoint, REGION));
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const logEvents = messages.map((message) => ({ timestamp: Date.now(), message }));
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  };

  describe('with the launcher direct', () => {
    beforeAll(() => deploy({}));

    it('starts a task as the README says', async () => {
      const started = JSON.parse(await must(of('README.md', 'Use')[0])) as {
        failures: [];
        tasks: { taskArn: string }[];
      };
      expect(started).toMatchObject({ failures: [], tasks: [{ lastStatus: 'RUNNING' }] });
      await ecs.send(new StopTaskCommand({ cluster: outputs.cluster_arn, task: started.tasks[0].taskArn }));
    });

    describe('docs/operations.md', () => {
      const document = 'docs/operations.md';
      const before = () => of(document, 'Before you start')[0];
      const checks = () => of(document, 'Health checks');

      it('finds the runner as it was deployed', async () => {
        expect(await must(before(), checks()[0])).toContain('No changes.');
        expect(rows(await must(before(), checks()[1]))).toEqual([['ACTIVE', '0', '0'], ['ACTIVE'], ['Enabled']]);
      });

      it('runs a task to its end', async () => {
        const [block] = [checks()[2]];
        const [printed] = await Promise.all([must(before(), block), stopWhatStarts()]);
        expect(rows(printed)).toEqual([['UserInitiated', 'The test', expect.any(String)]]);
      });

      it('shows alarms and subscriptions, and tries an alarm', async () => {
        const look = async () => rows(await must(before(), checks()[3]));
        const listed = await look();
        const alarms = listed.filter(([state]) => ['OK', 'ALARM'].includes(state));
        const arns = Object.values(outputs.alarm_arns as unknown as Record<string, string>);
        expect(alarms.map(([, name]) => name).sort()).toEqual(arns.map((arn) => arn.split(':').at(-1)).sort());
        expect(alarms.map(([state]) => state)).toEqual(alarms.map(() => 'OK'));
        expect(listed.filter(([protocol]) => protocol === 'email')).toEqual([
          ['email', ALARMS.alarmEmail, expect.any(String)],
        ]);

        await must(before(), checks()[4]);
        const raised = (await look()).filter(([state]) => state === 'ALARM');
        expect(raised).toEqual([['ALARM', `${outputs.task_definition_family}-tasks-failed`]]);
      });

      it('runs a saved query on the ledger', async () => {
        await writeEvents(outputs.ledger_log_group_name, 'events', ['{"detail": {"lastStatus": "STOPPED"}}']);
        await must(before(), checks()[5]);
        const { queries } = await aws<{ queries: { queryString: string; logGroupName: string; status: string }[] }>(
          `logs describe-queries --log-group-name ${outputs.ledger_log_group_name}`,
        );
        expect(queries).toEqual([expect.objectContaining({ status: 'Complete' })]);
        expect(queries[0].queryString).toContain('stats count(*) as tasks by detail.stopCode, detail.stoppedReason');
      });

      it('shows the looks for the time limit, and who is trusted', async () => {
        await aws(`stepfunctions start-execution --state-machine-arn ${outputs.timeout_state_machine_arn}`);
        expect(rows(await must(before(), checks()[6]))).toEqual([[expect.any(String), expect.any(String)]]);
        const [used, trust] = JSON.parse(await must(before(), checks()[7])) as [unknown, { Statement: unknown[] }];
        expect(used).toEqual({});
        expect(JSON.stringify(trust)).toContain('repo:-your-org/-your-repo:*');
      });

      it('adds metrics up, and lists quotas', async () => {
        const metric = `--namespace ${outputs.metric_namespace} --metric-name TasksFailed --value 5`;
        await must(`aws cloudwatch put-metric-data --region ${REGION} ${metric}`);
        expect(rows(await must(before(), of(document, 'Metrics worth watching')[0]))).toEqual([
          ['TasksStarted'],
          ['TasksFailed'],
          ['5.0'],
          ['SpotInterruptions'],
          ['LaunchFailures'],
        ]);
        const quotas = await must(before(), of(document, 'Quotas')[0]);
        expect(rows(quotas)).toEqual([['Fargate On-Demand vCPU resource count', 'L-3032A538', '6']]);
        expect(lastAsked('ListServiceQuotas')).toMatchObject({ ServiceCode: 'fargate' });
      });
    });

    describe('docs/troubleshooting.md', () => {
      const document = 'docs/troubleshooting.md';
      const debug = () => of(document, 'Debug a run');
      let task: string;
      const filled = (block: string) => block.replace(/TASK-ID/g, task.split('/').at(-1)!);

      beforeAll(async () => {
        [task] = await runTasks(1);
        await writeLog(task);
      });
      afterAll(() => ecs.send(new StopTaskCommand({ cluster: outputs.cluster_arn, task })));

      it('shows what ECS says and what the container wrote', async () => {
        const [before, ecsSays, log] = [debug()[0], debug()[1], debug()[2]];
        const [told] = JSON.parse(await must(before, filled(ecsSays))) as unknown[][];
        expect(told.slice(0, 1)).toEqual(['RUNNING']);
        expect(await must(before, filled(log))).toBe(LOG);
      });

      it('asks what the task role may do', async () => {
        expect(rows(await must(debug()[0], debug()[3]))).toEqual([['s3:GetObject', 'allowed']]);
        expect(lastForm('SimulatePrincipalPolicy')).toMatchObject({
          PolicySourceArn: outputs.task_role_arn,
          'ActionNames.member.2': 's3:PutObject',
          'ResourceArns.member.1': `${outputs.bucket_arn}/any`,
        });
      });

      it('shows the trust policy and what a token says', async () => {
        const printed = await must(debug()[0], of(document, 'The role is not taken')[0]);
        expect(printed).toContain('token.actions.githubusercontent.com:sub');
        expect(printed.endsWith(JSON.stringify(CLAIMS))).toBe(true);
      });

      it('opens a shell in a task', async () => {
        const [taskArn, clusterArn, containerName] = [task, outputs.cluster_arn, outputs.container_name];
        const session = { sessionId: 'ecs-execute-command-1', streamUrl: 'wss://stream', tokenValue: 'token' };
        answers.ExecuteCommand = JSON.stringify({ clusterArn, taskArn, containerName, interactive: true, session });
        // The CLI asks for the container's run-time id, which moto does not know.
        answers.DescribeTasks = JSON.stringify({
          tasks: [{ containers: [{ name: containerName, runtimeId: 'r-1' }] }],
        });
        const printed = await must(debug()[0], filled(of(document, 'ECS Exec')[0])).finally(
          () => delete answers.DescribeTasks,
        );
        expect(printed).toContain('session {"sessionId": "ecs-execute-command-1"');
        expect(lastAsked('ExecuteCommand')).toEqual({
          cluster: outputs.cluster_arn,
          task: task.split('/').at(-1),
          container: outputs.container_name,
          command: '/bin/sh',
          interactive: true,
        });
      });
    });

    it('looks at endpoints, and out of a task, as docs/network.md says', async () => {
      const [{ VpcId }] = (await aws<{ Vpcs: { VpcId: string }[] }>('ec2 describe-vpcs')).Vpcs;
      const block = of('docs/network.md', 'Check')[0]
        .replace('VPC-ID', VpcId)
        .replace(/REGION/g, REGION);
      const printed = await must(`export AWS_DEFAULT_REGION=${REGION}`, block);
      expect(printed).toContain(`Address: 10.0.0.1 logs.${REGION}.amazonaws.com\n`);
      expect(printed).toContain(`got https://logs.${REGION}.amazonaws.com\n`);
    });

    it('plans an upgrade as docs/upgrading.md says, and names what would be deleted', async () => {
      const block = of('docs/upgrading.md', 'How')[0];
      const plan = (more = '') => shell(block.replace('plan -out', `plan ${more} -out`), repository);
      const same = await plan();
      expect(same).toMatchObject({ code: 0 });
      expect(deletions(same.stdout)).toEqual([]);
      const other = await plan("-var 'cpu=512' -var 'memory=1024'");
      expect(deletions(other.stdout)).toEqual(['module.runner.aws_ecs_task_definition.this']);
    });

    describe('docs/incident-response.md', () => {
      const document = 'docs/incident-response.md';
      /** The shell of the one who leads: what comes first, and the folder of the evidence, which it made. */
      const before = () => `${of(document, 'Before you start')[0]}\nevidence='${evidence}'`;
      const policies = async (role: string) =>
        (
          await aws<{ PolicyNames: string[] }>(`iam list-role-policies --role-name ${outputs[role]}`)
        ).PolicyNames.sort();
      const kept = (file: string) => readFileSync(join(evidence, file), 'utf8');

      beforeEach(() => {
        evidence = temporaryFolder();
      });

      it('makes a folder for evidence, and notes what is in it', async () => {
        const [setUp, sum] = [of(document, 'Before you start')[0], of(document, 'Before you start')[1]];
        const printed = await must(setUp, 'echo text > "$evidence/file"', sum, 'sha256sum --check "$evidence.sha256"');
        expect(printed).toMatch(/\/file: OK\n$/);
      });

      it('shuts a leaked credential out, and lets new ones in', async () => {
        const [contain] = of(document, 'Contain the leak');
        const recover = of(document, 'Recover from the leak');
        await must(before(), of(document, 'Detect the leak')[0]);
        expect(lastAsked('LookupEvents')).toMatchObject({
          LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'AssumeRoleWithWebIdentity' }],
          StartTime: expect.any(Number),
        });
        expect(kept('assumptions')).toBe('{"a": 1}\n');

        await must(before(), contain);
        expect(await policies('runner_role_name')).toEqual(['incident-deny-all', 'runner']);
        // Terraform neither sees it nor takes it away.
        expect(await must('terraform plan -detailed-exitcode')).toContain('No changes.');

        const evidenceOf = of(document, 'Evidence of the leak');
        await must(before(), evidenceOf[0].replace('ACCESS-KEY-ID', 'ASIAEXAMPLE'), evidenceOf[1]);
        expect(lastAsked('LookupEvents')).toMatchObject({
          LookupAttributes: [{ AttributeKey: 'AccessKeyId', AttributeValue: 'ASIAEXAMPLE' }],
        });
        expect(kept('ledger')).toContain('"lastStatus": "STOPPED"');

        await must(before(), recover[0]);
        expect(await policies('runner_role_name')).toEqual(['incident-revoke-sessions', 'runner']);
        const { PolicyDocument } = await aws<{ PolicyDocument: object }>(
          `iam get-role-policy --role-name ${outputs.runner_role_name} --policy-name incident-revoke-sessions`,
        );
        const Condition = { DateLessThan: { 'aws:TokenIssueTime': expect.stringMatching(/^20\d\d-\d\d-\d\dT.*Z$/) } };
        expect(PolicyDocument).toEqual({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition }],
        });
        await must(before(), recover[1]);
        expect(await policies('runner_role_name')).toEqual(['runner']);
      });

      it('stops tasks that run away, with their description and log kept', async () => {
        const tasks = await runTasks(3);
        expect(await must(before(), of(document, 'Detect the tasks')[0])).toMatch(/^3\n/);
        expect(kept('tasks').trim().split('\n').sort()).toEqual([...tasks].sort());
        for (const task of tasks) expect(kept('tasks.json')).toContain(`"taskArn": "${task}"`);

        await must(before(), of(document, 'Contain the tasks')[0]);
        expect(await running()).toEqual([]);

        await writeLog(tasks[0]);
        await must(before(), of(document, 'Evidence of the tasks')[0].replace('TASK-ID', tasks[0].split('/').at(-1)!));
        expect(kept('log')).toBe(LOG);
      });

      it('finds no tasks where there are none', async () => {
        const [detect, contain] = [of(document, 'Detect the tasks')[0], of(document, 'Contain the tasks')[0]];
        expect(await must(before(), detect, contain)).toBe('0\n');
      });

      it('brings back what was deleted since a time, and nothing else', async () => {
        const bucket = `s3://${outputs.bucket_name}`;
        const put = (key: string, text: string) => `printf '%s' '${text}' | aws s3 cp --quiet - "${bucket}/${key}"`;
        await must(
          put('old', 'old'),
          put('with a space.json', 'good'),
          put('kept', 'first'),
          `aws s3 rm --quiet ${bucket}/old`,
        );
        await new Promise((resolve) => setTimeout(resolve, 1_100));
        const since = new Date().toISOString().slice(0, 19);
        await must(`aws s3 rm --quiet "${bucket}/with a space.json"`, put('kept', 'second'));

        const detect = of(document, 'Detect the loss')[0].replace('2026-01-31T12:00:00', since);
        await must(before(), detect);
        const keys = (file: string) => rows(kept(file)).map((row) => row[2]);
        expect({ deleted: keys('DeleteMarkers'), written: keys('Versions') }).toEqual({
          deleted: ['with a space.json'],
          written: ['kept'],
        });

        await must(before(), of(document, 'Contain the loss')[0]);
        expect(await policies('task_role_name')).toEqual(['incident-read-only', 'task']);
        const [undelete, release] = of(document, 'Recover the data');
        await must(before(), undelete);
        expect(await must(`aws s3 cp --quiet "${bucket}/with a space.json" -`)).toBe('good');
        expect((await shell(`aws s3 cp --quiet ${bucket}/old -`)).code).not.toBe(0);
        await must(before(), release);
        expect(await policies('task_role_name')).toEqual(['task']);
      });
    });
  });

  // The same state, in a repository with the other launcher: the first one is changed, not made again.
  describe('with the launcher stepFunctions', () => {
    beforeAll(() => deploy({ launcher: 'stepFunctions' }));

    const start = async (): Promise<string> => {
      const started = JSON.parse(await must(of('README.md', 'Use')[0])) as { executionArn: string };
      return started.executionArn;
    };
    const statusOf = async (arn: string) =>
      (await aws<{ status: string }>(`stepfunctions describe-execution --execution-arn ${arn}`)).status;

    it('stops executions that run away', async () => {
      const document = 'docs/incident-response.md';
      evidence = temporaryFolder();
      const executions = [await start(), await start()];
      const [stopExecutions, stopTasks] = of(document, 'Contain the tasks');
      const before = `${of(document, 'Before you start')[0]}\nevidence='${evidence}'`;
      await must(before, of(document, 'Detect the tasks')[0], stopExecutions, stopTasks);
      for (const execution of executions) expect(await statusOf(execution)).toBe('ABORTED');
    });

    it('follows an execution to its end, and shows what it did', async () => {
      const operations = of('docs/operations.md', 'Health checks');
      const run = must(of('docs/operations.md', 'Before you start')[0], operations[2]);
      const [printed] = await Promise.all([run, endExecution()]);
      expect(printed.split('\t')[0]).toBe('ABORTED');
      const [, , , trust] = ['', '', '', operations[6]];
      expect(await must(of('docs/operations.md', 'Before you start')[0], trust)).toContain('AssumeRoleWithWebIdentity');

      const document = 'docs/troubleshooting.md';
      const [before, history] = [of(document, 'Debug a run')[0], of(document, 'Debug a run')[3]];
      const execution = await start();
      expect(rows(await must(before, history.replace('EXECUTION-ARN', execution))).map(([, type]) => type)).toContain(
        'ExecutionStarted',
      );
    });

    it('starts an execution with a command of its own, as docs/launchers.md says', async () => {
      const block = of('docs/launchers.md', 'Starting an execution')[0];
      const { input } = JSON.parse(await must(`export AWS_DEFAULT_REGION=${REGION}`, block)) as { input: string };
      expect(JSON.parse(input)).toEqual({ overrides: { containerOverrides: [{ name: 'runner', command: ['env'] }] } });
    });

    /** Ends the first execution that runs. */
    async function endExecution(): Promise<void> {
      const machine = outputs.state_machine_arn;
      for (let tries = 0; tries < 60; tries++) {
        const { executions } = await aws<{ executions: { executionArn: string }[] }>(
          `stepfunctions list-executions --state-machine-arn ${machine} --status-filter RUNNING`,
        );
        if (executions.length > 0) {
          await aws(`stepfunctions stop-execution --execution-arn ${executions[0].executionArn}`);
          return;
        }
      }
      throw new Error('no execution was started');
    }
  });

  itRunsEveryCommandOf(commands);

  /** Stops the first task that is started. */
  async function stopWhatStarts(): Promise<void> {
    for (let tries = 0; tries < 120; tries++) {
      const [task] = await running();
      if (task !== undefined) {
        await ecs.send(new StopTaskCommand({ cluster: outputs.cluster_arn, task, reason: 'The test' }));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error('no task was started');
  }

  /** The JSON of the last request for what moto lacks. */
  function lastAsked(operation: string): unknown {
    return JSON.parse(front.asked.filter((asked) => asked.operation === operation).at(-1)!.body);
  }

  /** As `lastAsked`, for a service that speaks in forms. */
  function lastForm(operation: string): Record<string, string> {
    const { body } = front.asked.filter((asked) => asked.operation === operation).at(-1)!;
    return Object.fromEntries(new URLSearchParams(body));
  }
});

const CLAIMS = { sub: 'repo:acme/infra:ref:refs/heads/main', aud: 'sts.amazonaws.com', note: 'ü?>' };

/** A token that says who its job is; nobody signed it. */
function token(): string {
  return ['{}', JSON.stringify(CLAIMS), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');
}

/** Commands that stand in for those of a machine. */
function standIns(scripts: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'bin');
  mkdirSync(folder);
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** Addresses that the last command of docs/upgrading.md prints. */
function deletions(printed: string): string[] {
  return printed.split('\n').filter((line) => /^[a-z_]+\.\S+$/.test(line));
}

/** Rows of the AWS CLI's text output. */
function rows(text: string): string[][] {
  const lines = text.trim().split('\n');
  return lines.map((line) => line.split('\t'));
}
