import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from './aws';
import { startMinistack, type Emulator } from './emulator';
import { eventually } from './eventually';
import type { Runner } from './runner';
import { theRunner, type Applied } from './scenarios/applied';
import { Terraform } from './terraform';

export interface Task {
  readonly taskArn: string;
  readonly taskDefinitionArn: string;
  readonly capacityProviderName?: string;
}

/** A runner that starts tasks on an emulated AWS, which end when they are told to, as Fargate's agent would tell. */
export interface Launching {
  readonly runner: Runner;
  readonly emulator: Emulator;
  readonly aws: Aws;
}

const launchers = new WeakMap<Applied['runners'], Promise<Launching>>();

/**
 * With the launcher direct, what is applied. With stepFunctions its launcher once more on ministack, which executes state
 * machines; moto does not, and ministack lacks some of the rest.
 */
export function launching(applied: Applied): Promise<Launching> {
  const runner = theRunner(applied);
  if (!runner.state_machine_arn) {
    return Promise.resolve({ runner, emulator: applied.emulator, aws: applied.aws(runner.region) });
  }
  const made = launchers.get(applied.runners) ?? makeLauncher(applied);
  launchers.set(applied.runners, made);
  return made;
}

async function makeLauncher({ runners, root, place, atEnd }: Applied): Promise<Launching> {
  const emulator = await startMinistack({ AUTH: 'false' });
  atEnd(() => emulator.stop());
  const [name] = Object.keys(runners);
  const folder = `${root.folder}-launcher`;
  cpSync(root.folder, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !/\.terraform$|\.tfstate|\.tfplan/.test(source),
  });
  writeFileSync(join(folder, 'readiness_outputs.tf'), outputs(name));
  const terraform = new Terraform(folder, emulator.env, place.mirror);
  await terraform.init();
  await terraform.apply(`-target=module.${name}.aws_sfn_state_machine.launcher`);
  const [runner] = Object.values(await terraform.output<Record<string, Runner>>('readiness'));
  return { runner, emulator, aws: new Aws(emulator, runner.region) };
}

/** A targeted apply has outputs that depend on nothing but the target: what a task is started with. */
const OUTPUTS = [
  'cluster_arn',
  'container_name',
  'log_group_name',
  'region',
  'run_task_input',
  'start_execution_input',
  'state_machine_arn',
  'task_definition_family',
] as const satisfies readonly (keyof Runner)[];

function outputs(module: string): string {
  const entries = OUTPUTS.map((name) => `    ${name} = module.${module}.${name}\n`);
  return `output "readiness" {\n  value = {\n    ${module} = {\n${entries.join('')}    }\n  }\n}\n`;
}

/** The script by which a job runs a task. */
export function runTaskScript({ root }: Applied): string {
  return join(root.folder, '..', '..', 'run-task', 'run-task.sh');
}

/** Starts a task with the outputs alone. */
export async function startTask({ runner, aws }: Launching): Promise<void> {
  if (runner.start_execution_input) {
    await aws.call('stepfunctions', 'start-execution', JSON.parse(runner.start_execution_input) as object);
  } else {
    await aws.call('ecs', 'run-task', JSON.parse(runner.run_task_input) as object);
  }
}

/** A running task of the runner, once there is one. */
export function runningTask({ runner, aws }: Launching): Promise<Task> {
  const { cluster_arn: cluster, task_definition_family: family } = runner;
  return eventually(`a running task of ${family}`, async () => {
    const { taskArns } = await aws.call<{ taskArns: string[] }>('ecs', 'list-tasks', {
      cluster,
      family,
      desiredStatus: 'RUNNING',
    });
    if (taskArns.length === 0) return undefined;
    const { tasks } = await aws.call<{ tasks: Task[] }>('ecs', 'describe-tasks', { cluster, tasks: taskArns });
    return tasks[0];
  });
}

/** Its container ends. */
export async function endTask(
  { runner, aws }: Launching,
  { taskArn }: Task,
  exitCode: number,
  reason: string,
): Promise<void> {
  await aws.call('ecs', 'submit-task-state-change', {
    cluster: runner.cluster_arn,
    task: taskArn,
    status: 'STOPPED',
    reason,
    containers: [{ containerName: runner.container_name, exitCode }],
  });
}
