import type { ResolvedOptions } from 'ecs-runner-template/lib/options';
import { CONFIRMED, liveRoot, type LiveRoot } from './live-root';
import { lendPackages } from './node-modules';
import type { Reader, Values } from './reader';
import type { Aws } from '../emulator/aws';
import { writeInto } from '../emulator/copy';
import { startMinistack, startMoto, type Emulator } from '../emulator/emulator';

/** Nobody is there to be asked, and one task tells as much as five that end at once. */
const AGREED: Values = {
  'npx projen benchmark\n': 'npx projen benchmark -- --repeat 1 --yes\n',
  '--repeat 5': '--repeat 1 --yes',
  '--capacity on-demand\n': '--capacity on-demand --repeat 1 --yes\n',
};

/** ministack executes state machines, moto does not. */
export function benchmarkedAws({ launcher }: ResolvedOptions): Promise<Emulator> {
  return launcher === 'stepFunctions' ? startMinistack({ AUTH: 'false' }) : startMoto();
}

/** docs/performance.md: an environment is applied, and its benchmarks run on tasks that end at once. */
export async function performance(reader: Reader): Promise<string> {
  lendPackages(reader);
  await resolveHostnames(reader.aws);
  const root = await liveRoot(reader);
  const machine = reader.work.options.launcher === 'stepFunctions';
  if (machine) writeInto(root.folder, { 'readiness_outputs_override.tf': outputs(root) });
  await reader.run(
    root.folder,
    'cp backend.hcl.example backend.hcl && terraform init -backend-config=backend.hcl && terraform apply',
    '',
    machine ? launcherOnly(root) : CONFIRMED,
  );
  const cluster = (await reader.run(root.folder, 'terraform output -raw cluster_arn')).trim();
  const benchmarks = reader.run(reader.copy, reader.everything(AGREED), '', { PROJEN_DISABLE_POST: 'true' });
  await endTasks(reader.aws, cluster, benchmarks);
  await benchmarks;
  return 'tasks were started, timed and stopped';
}

/** As in the default VPC of AWS, which ministack's is not like. */
async function resolveHostnames(aws: Aws): Promise<void> {
  const { Vpcs } = await aws.call<{ Vpcs: { VpcId: string }[] }>('ec2', 'describe-vpcs', {
    Filters: [{ Name: 'is-default', Values: ['true'] }],
  });
  for (const { VpcId } of Vpcs) {
    await aws.call('ec2', 'modify-vpc-attribute', { VpcId, EnableDnsHostnames: { Value: true } });
  }
}

/** ministack lacks some of what else there is. */
function launcherOnly({ module }: LiveRoot): NodeJS.ProcessEnv {
  const target = `-target=module.${module}.aws_sfn_state_machine.launcher`;
  return { ...CONFIRMED, TF_CLI_ARGS_apply: `${CONFIRMED.TF_CLI_ARGS_apply} ${target}` };
}

/** A targeted apply has no outputs that depend on nothing, so these depend on the target. */
function outputs({ module }: LiveRoot): string {
  return ['container_name', 'region']
    .map(
      (name) =>
        `output "${name}" {\n  value = module.${module}.state_machine_arn == null ? null : module.${module}.${name}\n}\n`,
    )
    .join('\n');
}

/** Ends each task of a cluster soon after it has started, as a container that has nothing to do. */
async function endTasks(aws: Aws, cluster: string, until: Promise<unknown>): Promise<void> {
  let over = false;
  const end = () => (over = true);
  until.then(end, end);
  while (!over) {
    const { taskArns } = await aws.call<{ taskArns: string[] }>('ecs', 'list-tasks', {
      cluster,
      desiredStatus: 'RUNNING',
    });
    for (const task of taskArns) {
      await aws.call('ecs', 'submit-task-state-change', {
        cluster,
        task,
        status: 'STOPPED',
        reason: 'Essential container in task exited',
        containers: [{ containerName: 'runner', exitCode: 0 }],
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
