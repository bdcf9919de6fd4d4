import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { managedResources } from '../../packages/ecs-runner-readiness/src/iam/state';
import { DocumentedCommands, itRunsEveryCommandOf } from '../support/documented-commands';
import { newRepository } from '../support/repository';
import { mustTerraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';
import { inShell } from './support/document';
import { liveRoot, ownRoot } from './support/roots';
import { changesOf, Outputs, Stack, TerraformPlan } from './support/stack';

interface Earlier {
  readonly bucket: string;
  readonly cluster_name: string;
  readonly execution_role: string;
  readonly oidc_provider_arn: string;
  readonly runner_role: string;
  readonly task_role: string;
}

const RUNNER = 'acme-earlier';

jest.setTimeout(600_000);

describeWithTools(
  ['terraform', 'python-emulator'],
  'a runner of another module, taken over as docs/migration.md says',
  () => {
    const earlierRoot = ownRoot('earlier', { runner: RUNNER });
    let earlier: Stack<Earlier>;
    let stack: Stack<{ readonly runner: Outputs }>;
    let root: string;
    const commands = new DocumentedCommands(__filename);
    let imports: string;
    let checked: string;
    let plan: TerraformPlan;

    beforeAll(async () => {
      earlier = await Stack.start<Earlier>('earlier runner', earlierRoot);
      await earlier.apply();

      const repository = newRepository({ trust: 'humanitec', trustSubjects: [`acme+${RUNNER}`] });
      root = liveRoot(repository);
      const blocks = documentedBlocks(repository, placeholders(earlier.outputs));
      imports = blocks.find((block) => block.startsWith('import {'))!;
      writeFileSync(join(root, 'imports.tf'), imports);
      writeFileSync(
        join(root, 'names_override.tf'),
        blocks.find((block) => block.startsWith('module "runner" {'))!,
      );

      stack = await Stack.start('taken over', root, 'us-east-1', earlier.emulator);
      plan = await stack.plan();
      const check = commands.of(repository, 'docs/migration.md')('What to check')[0];
      checked = (await inShell(root, check, { ...earlier.emulator.env, TF_CLI_ARGS_plan: '-no-color' })).stdout;
      await stack.apply();
    });
    afterAll(() => earlier?.end());

    it('is imported, each part of it', () => {
      const imported = plan.resource_changes.flatMap(({ address, change }) => (change.importing ? [address] : []));
      const documented = [...imports.matchAll(/to = (\S+)/g)].map(([, address]) => address);
      expect(documented).toHaveLength(9);
      expect(imported.sort()).toEqual(documented.sort());
    });

    it('is planned as the document says it must be', () => {
      expect(checked).toMatch(/^Plan: 9 to import, \d+ to add, \d+ to change, 0 to destroy\.$/m);
    });

    it('is planned without a deletion or replacement', () => {
      expect(changesOf(plan, 'delete')).toEqual([]);
    });

    it('keeps its names and ARNs', () => {
      const { runner } = stack.outputs;
      const { bucket, cluster_name, oidc_provider_arn, runner_role, task_role, execution_role } = earlier.outputs;
      const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
      expect(runner).toMatchObject({
        bucket_name: bucket,
        cluster_arn: `arn:aws:ecs:us-east-1:123456789012:cluster/${cluster_name}`,
        oidc_provider_arn,
        runner_role_arn: role(runner_role),
        task_role_arn: role(task_role),
        execution_role_arn: role(execution_role),
      });
    });

    it('has nothing to change in a second plan', () => {
      const { code, stdout, stderr } = stack.secondPlan;
      expect({ code, stdout: code === 0 ? '' : stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    });

    describe('finished as the document says', () => {
      beforeAll(async () => {
        const taken = managedResources(earlier.show).filter(({ type }) =>
          /^aws_(s3|ecs)_|^aws_iam_(role|openid_connect_provider)$/.test(type),
        );
        const addresses = [...taken.map(({ address }) => address), 'aws_cloudwatch_log_group.insights'];
        await mustTerraform(earlierRoot, ['state', 'rm', ...addresses], earlier.emulator.env);
        await mustTerraform(earlierRoot, ['destroy', '-auto-approve'], earlier.emulator.env);
        rmSync(join(root, 'imports.tf'));
      });

      it('still has what was in the bucket', async () => {
        const client = new S3Client({
          endpoint: earlier.emulator.endpoint,
          region: 'us-east-1',
          forcePathStyle: true,
          credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        });
        const object = await client.send(
          new GetObjectCommand({ Bucket: earlier.outputs.bucket, Key: 'terraform.tfstate' }),
        );
        expect(await object.Body!.transformToString()).toBe('{"version":4}');
      });

      it('has nothing to change, and nothing of the earlier runner is left to grant anything', async () => {
        expect(changed(await stack.plan())).toEqual([]);
        const left = await mustTerraform(earlierRoot, ['state', 'list'], earlier.emulator.env);
        expect(left).toBe('');
      });
    });

    itRunsEveryCommandOf(commands);
  },
);

/** What stands for names in the document, and the names. */
function placeholders(names: Earlier): Readonly<Record<string, string>> {
  return {
    'EARLIER-BUCKET': names.bucket,
    'EARLIER-CLUSTER': names.cluster_name,
    'EARLIER-EXECUTION-ROLE': names.execution_role,
    'EARLIER-PROVIDER-ARN': names.oidc_provider_arn,
    'EARLIER-RUNNER-ROLE': names.runner_role,
    'EARLIER-TASK-ROLE': names.task_role,
  };
}

/** The HCL blocks of docs/migration.md with names in the place of placeholders. */
function documentedBlocks(repository: string, names: Readonly<Record<string, string>>): string[] {
  const document = readFileSync(join(repository, 'docs', 'migration.md'), 'utf8');
  const blocks = [...document.matchAll(/^```hcl\n(.*?)^```$/gms)].map(([, block]) => block);
  return blocks.map((block) => block.replace(/EARLIER-[A-Z]+(?:-[A-Z]+)*/g, (placeholder) => names[placeholder]));
}

/** Addresses of managed resources that a plan changes. */
function changed({ resource_changes }: TerraformPlan): string[] {
  return resource_changes
    .filter(({ mode, change }) => mode === 'managed' && change.actions.join() !== 'no-op')
    .map(({ address }) => address);
}
