import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { Call, Guide } from './support/guide';
import { administrator } from './support/sessions';
import { outputsOf } from './support/stack';
import { Emulator, startMoto } from '../../packages/ecs-runner-readiness/src/emulator/emulator';
import { Inventory, takeInventory } from '../../packages/ecs-runner-readiness/src/emulator/inventory';
import { boundaryOf, withBoundary, withTagOfKey } from '../../packages/ecs-runner-readiness/src/iam/boundary';
import { violations } from '../../packages/ecs-runner-readiness/src/iam/expectations';
import { problems } from '../../packages/ecs-runner-readiness/src/iam/problems';
import { missingPermissions } from '../../packages/ecs-runner-readiness/src/iam/received';
import { Policies, readPolicies, TerraformShow } from '../../packages/ecs-runner-readiness/src/iam/state';
import { requestsOf } from '../../packages/ecs-runner-readiness/src/iam/tables';
import { applyRequests, Bootstrap, planRequests } from '../../packages/ecs-runner-readiness/src/iam/tables/deploy';
import { DocumentedCommands, itRunsEveryCommandOf } from '../support/documented-commands';
import { edit, newRepository, temporaryFolder } from '../support/repository';
import { describeWithTools } from '../support/tools';

const REGION = 'us-east-1';
const LIVE = 'terraform -chdir=live/production';

jest.setTimeout(600_000);

describeWithTools(['terraform', 'python-emulator'], 'docs/deploy.md, followed in an empty account', () => {
  const commands = new DocumentedCommands(__filename);
  let repository: string;
  let moto: Emulator;
  let guide: Guide;
  let before: Inventory;
  let bootstrap: Bootstrap;
  let shown: { bootstrap: TerraformShow; live: TerraformShow };
  let policies: Policies;
  const calls: Record<'plan' | 'apply' | 'destroy', Call[]> = { plan: [], apply: [], destroy: [] };

  beforeAll(async () => {
    repository = newRepository();
    const log = join(temporaryFolder(), 'calls');
    writeFileSync(log, '');
    moto = await startMoto({ MOTO_CALL_LOG: log });
    guide = new Guide(repository, moto, log);
    before = await takeInventory(moto, [REGION]);
    const subnet = await aws<{ Subnets: { SubnetId: string }[] }>('ec2 describe-subnets');
    fill('live/production/terraform.tfvars', { 'subnet-00000000000000000': subnet.Subnets[0].SubnetId });

    const [[copy, apply], [move], [prepare, deploy]] = ['1. Bootstrap', '2. Its own state', '3. A live root'].map(
      blocks,
    );
    await guide.run(copy);
    fill('bootstrap/terraform.tfvars', { '-your-org/-your-repo': 'acme@123/infra@456' });
    await guide.run(apply);
    await guide.run(move);
    await guide.run(prepare);
    calls.apply = (await guide.run(deploy)).calls;
    bootstrap = await outputs<Bootstrap>('bootstrap');
    shown = { bootstrap: await show('bootstrap'), live: await show('live/production') };
    policies = readPolicies(shown.bootstrap);
  });

  afterAll(() => moto?.stop());

  it('keeps every state in the bucket, locked while it is written', async () => {
    expect(existsSync(join(repository, 'bootstrap/terraform.tfstate'))).toBe(false);
    const s3 = new S3Client({ ...administrator(moto.endpoint, REGION), forcePathStyle: true });
    const kept = await s3.send(new ListObjectVersionsCommand({ Bucket: bootstrap.state_bucket_name }));
    const names = (list: { Key?: string }[] = []) => [...new Set(list.map(({ Key }) => Key))].sort();
    const states = ['acme-runner/bootstrap.tfstate', 'acme-runner/production/terraform.tfstate'];
    expect(names(kept.Versions).filter((name) => !name!.endsWith('.tflock'))).toEqual(states);
    expect(names(kept.DeleteMarkers)).toEqual(states.map((state) => `${state}.tflock`));
  });

  it('leaves nothing to change, in a plan that takes no lock', async () => {
    calls.plan = (await guide.run(`${LIVE} plan -lock=false -detailed-exitcode`)).calls;
    expect(calls.plan.filter(({ action }) => /:(Put|Create|Delete|Update)/.test(action))).toEqual([]);
    await guide.run('terraform -chdir=bootstrap plan -detailed-exitcode');
  });

  it('bounds every role of the runner, and takes the provider that is there', () => {
    const { roles } = readPolicies(shown.live);
    expect(roles.length).toBeGreaterThan(3);
    expect(new Set(roles.map(({ boundary }) => boundary))).toEqual(new Set([bootstrap.permissions_boundary_arn]));
    expect(JSON.stringify(roles)).toContain(bootstrap.oidc_provider_arn);
  });

  it('takes nothing away from the roles of the runner by their boundary', async () => {
    const live = outputsOf(await outputs('live/production'));
    const bounded = withBoundary(readPolicies(shown.live), boundaryOf(shown.bootstrap));
    const asked = withTagOfKey(requestsOf({ policies: bounded, outputs: live }), live, live.task_definition_family);
    expect(asked.length).toBeGreaterThan(100);
    expect(await violations(asked, bounded)).toEqual([]);
  });

  it('starts a task', async () => {
    const { stdout } = await guide.run(blocks('4. The first task')[0]);
    const started = JSON.parse(stdout) as { tasks: { taskArn: string; clusterArn: string }[] };
    expect(started).toMatchObject({ failures: [], tasks: [{ lastStatus: 'RUNNING' }] });
    // No container runs here, so that none comes to its end.
    const { taskArn: task, clusterArn: cluster } = started.tasks[0];
    await aws(`ecs stop-task --cli-input-json '${JSON.stringify({ cluster, task })}'`);
  });

  it('gives the roles no statement that AWS would not understand, or that is wider than need be', async () => {
    expect(await problems(policies)).toEqual([]);
  });

  it('lets the plan role do what it must and nothing else', async () => {
    expect(await violations(planRequests(bootstrap, shown.live), policies)).toEqual([]);
  });

  it('lets the apply role do what it must and nothing else', async () => {
    expect(await violations(applyRequests(bootstrap, shown.live), policies)).toEqual([]);
  });

  it('lets the plan role call all that a plan calls', async () => {
    expect(calls.plan.length).toBeGreaterThan(50);
    expect(await missingPermissions(calls.plan, bootstrap.plan_role_arn, policies, shown.live, bootstrap)).toEqual([]);
  });

  it('lets the apply role call all that an apply calls', async () => {
    expect(calls.apply.length).toBeGreaterThan(100);
    const role = bootstrap.apply_role_arns.production;
    expect(await missingPermissions(calls.apply, role, policies, shown.live, bootstrap)).toEqual([]);
  });

  it('is removed with nothing left, and the apply role may call all that this calls', async () => {
    const [destroy, removal] = blocks('Remove all of it');
    calls.destroy = (await guide.run(destroy)).calls;
    await guide.run(removal);
    expect(await takeInventory(moto, [REGION])).toEqual(before);
    const role = bootstrap.apply_role_arns.production;
    expect(await missingPermissions(calls.destroy, role, policies, shown.live, bootstrap)).toEqual([]);
  });

  itRunsEveryCommandOf(commands);

  function blocks(title: string): readonly string[] {
    return commands.of(repository, 'docs/deploy.md')(title);
  }

  function fill(file: string, values: Readonly<Record<string, string>>): void {
    const text = readFileSync(join(repository, file), 'utf8');
    const filled = Object.entries(values).reduce((all, [placeholder, value]) => all.replace(placeholder, value), text);
    expect(filled).not.toBe(text);
    edit(repository, file, filled);
  }

  async function aws<T>(command: string): Promise<T> {
    return JSON.parse((await guide.run(`aws ${command} --region ${REGION}`)).stdout) as T;
  }

  async function show(root: string): Promise<TerraformShow> {
    return JSON.parse((await guide.run(`terraform -chdir=${root} show -json`)).stdout) as TerraformShow;
  }

  async function outputs<T>(root: string): Promise<T> {
    const { stdout } = await guide.run(`terraform -chdir=${root} output -json`);
    const all = Object.entries(JSON.parse(stdout) as Record<string, { value: unknown }>);
    return Object.fromEntries(all.map(([name, { value }]) => [name, value])) as T;
  }
});
