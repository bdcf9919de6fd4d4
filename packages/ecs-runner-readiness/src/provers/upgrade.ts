import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from '../emulator/aws';
import { copyRepository, terraformText } from '../emulator/copy';
import { startMoto } from '../emulator/emulator';
import { emulatorPython } from '../emulator/environment';
import { basics, ownRoot, type Arguments } from '../emulator/own-root';
import { previousVersion, unpackVersion } from '../emulator/previous';
import { changing, Terraform, type Change, type StateResource } from '../emulator/terraform';
import { must, NotTried, outcomeOf } from '../emulator/wrong';
import { missingTools } from '../tools';
import { unavailable, type Prover, type Work } from './prover';

/** AWS never changes a revision of a task definition: a new one takes its place. */
const REPLACEABLE = ['aws_ecs_task_definition'];

/** Defaults that an option of the template sets: the same before and after, else the change would be the option's. */
const PINNED: Arguments = {
  name: '"readiness"',
  owner: '"platform-team"',
  cost_center: '"platform"',
  compliance_scope: '["soc2"]',
  launcher: '"direct"',
  spot: 'true',
  cpu_architecture: '"X86_64"',
  log_retention_days: '365',
  kms_key_source: '"module"',
  create_vpc_endpoints: 'false',
  enable_access_logging: 'false',
  alarm_email: 'null',
};

/** A runner of the previous version, applied, moves to this repository's module with nothing destroyed. */
export const upgradeProver: Prover<'upgrade'> = {
  isQuick: () => false,
  inputs: () => ['*.tf'],
  prove: async (proofs, work) => {
    const missing = missingTools('terraform', 'tar');
    const outcome = missing === undefined ? await outcomeOf(() => upgrade(work)) : unavailable(missing);
    return proofs.map(() => outcome);
  },
};

async function upgrade(work: Work): Promise<string> {
  const version = previousVersion();
  if (version === undefined) throw new NotTried('there is no version before this one');
  await emulatorPython(work.say);
  const folder = join(work.scratch(), 'upgrade');
  mkdirSync(folder);
  await unpackVersion(version, folder);
  const root = ownRoot(folder, work.options, { runner: argumentsFor(folder, work) });
  const emulator = await startMoto();
  try {
    work.say(`upgrade: apply of version ${version}`);
    const terraform = new Terraform(root, emulator.env, join(work.root, '.terraform', 'providers'));
    await terraform.init();
    await terraform.apply();
    const before = await terraform.resources();

    work.say('upgrade: apply of this one');
    replaceModule(folder, copyRepository(work, join(work.scratch(), 'now')));
    await terraform.init();
    const changes = await terraform.plan();
    const lost = changes.filter(({ change, type }) => change.actions.includes('delete') && !REPLACEABLE.includes(type));
    must(
      lost.length === 0,
      `an upgrade from ${version} would destroy ${lost.map(({ address }) => address).join(', ')}`,
    );
    await terraform.apply();
    const gone = notThere(before, await terraform.resources(), changes);
    must(gone.length === 0, `an upgrade from ${version} made anew ${gone.join(', ')}`);
    const bucket = before.find(({ type }) => type === 'aws_s3_bucket');
    must(bucket !== undefined, `version ${version} made no bucket`);
    await new Aws(emulator, work.options.region).call('s3', 'head-bucket', { Bucket: bucket!.values.id });
    return `from ${version}: ${changing(changes).length} changes, each of ${before.length} resources but task definitions kept`;
  } finally {
    await emulator.stop();
  }
}

/** What both versions of the module know. */
function argumentsFor(folder: string, { root, options }: Work): Arguments {
  const [former, present] = [folder, root].map(terraformText);
  const known = Object.entries({ ...basics(options), ...PINNED }).filter(([name]) =>
    [former, present].every((text) => text.includes(`variable "${name}"`)),
  );
  return Object.fromEntries(known);
}

function replaceModule(folder: string, now: string): void {
  const files = (root: string) => readdirSync(root).filter((name) => name.endsWith('.tf'));
  files(folder).forEach((name) => rmSync(join(folder, name)));
  files(now).forEach((name) => copyFileSync(join(now, name), join(folder, name)));
  cpSync(join(now, 'run-task'), join(folder, 'run-task'), { recursive: true, force: true });
}

/** Addresses whose resource is another one now, wherever they moved. */
function notThere(
  before: readonly StateResource[],
  after: readonly StateResource[],
  changes: readonly Change[],
): string[] {
  const moved = new Map(changes.map(({ address, previous_address: former }) => [former ?? address, address]));
  const ids = new Map(after.map(({ address, values }) => [address, values.id]));
  return before
    .filter(({ type }) => !REPLACEABLE.includes(type))
    .filter(({ address, values }) => ids.get(moved.get(address) ?? address) !== values.id)
    .map(({ address }) => address);
}
