import { CONFIRMED, liveRoot } from './live-root';
import { lendPackages } from './node-modules';
import type { Reader, Values } from './reader';
import type { Aws } from '../emulator/aws';
import { NotTried } from '../emulator/wrong';

/** Nobody is there to be asked, and one task tells as much as five that end at once. */
const AGREED: Values = {
  'npx projen benchmark\n': 'npx projen benchmark -- --repeat 1 --yes\n',
  '--repeat 5': '--repeat 1 --yes',
  '--capacity on-demand\n': '--capacity on-demand --repeat 1 --yes\n',
};

/** docs/performance.md: an environment is applied, and its benchmarks run on tasks that end at once. */
export async function performance(reader: Reader): Promise<string> {
  if (reader.work.options.launcher === 'stepFunctions') {
    throw new NotTried('the emulated AWS executes no state machine beside the rest: run the benchmark in an account');
  }
  lendPackages(reader);
  const root = await liveRoot(reader);
  await reader.run(
    root.folder,
    'cp backend.hcl.example backend.hcl && terraform init -backend-config=backend.hcl && terraform apply',
    '',
    CONFIRMED,
  );
  const cluster = (await reader.run(root.folder, 'terraform output -raw cluster_arn')).trim();
  const benchmarks = reader.run(reader.copy, reader.everything(AGREED), '', { PROJEN_DISABLE_POST: 'true' });
  await endTasks(reader.aws, cluster, benchmarks);
  await benchmarks;
  return 'tasks were started, timed and stopped';
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
