import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Emulator, startMoto } from '../../packages/ecs-runner-readiness/src/emulator/emulator';
import { Inventory, takeInventory } from '../../packages/ecs-runner-readiness/src/emulator/inventory';
import { temporaryFolder } from '../support/repository';
import { mustTerraform, RunningTerraform, startTerraform, terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';
import { State, StateBucket } from './support/remote';
import { ownRoot } from './support/roots';
import { timed } from './support/timed';

const LOCKED = 'Error acquiring the state lock';

jest.setTimeout(600_000);

describeWithTools(['terraform', 'python-emulator'], 'two versions of a runner with one state', () => {
  const gate = join(temporaryFolder(), 'open');
  let emulator: Emulator;
  let states: StateBucket;
  let before: Inventory;
  let first: string;
  let second: string;

  const environment = () => ({ ...emulator.env, GATE: gate });
  const run = (root: string, ...args: string[]) =>
    timed(`locking: ${args.join(' ')}`, () => mustTerraform(root, args, environment()));
  const start = (root: string, ...args: string[]) =>
    startTerraform(root, ['apply', '-auto-approve', ...args], environment());
  const inventory = () => takeInventory(emulator, ['us-east-1']);
  const retention = async () => retentionOf((await states.state())!);
  /** An apply that has made all there is to make, and waits. */
  const waiting = async (apply: RunningTerraform) => {
    await apply.says('terraform_data.gate: Creating...');
    return apply;
  };

  beforeAll(async () => {
    emulator = await startMoto();
    states = await StateBucket.make(emulator);
    first = ownRoot('versions', {}, { logRetentionDays: 365 });
    second = ownRoot('versions', {}, { logRetentionDays: 731 });
    for (const root of [first, second]) {
      states.configure(root);
      await run(root, 'init', '-backend-config=backend.hcl');
    }
    before = await inventory();
  });

  afterAll(() => emulator?.stop());

  it('are applied one after the other, whoever comes at once', async () => {
    const one = await waiting(start(first));
    const lock = (await states.lock())!;
    const made = await inventory();
    expect(made).not.toEqual(before);

    const refused = await terraform(second, ['apply', '-auto-approve'], environment());
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(LOCKED);
    expect(refused.stderr).toMatch(new RegExp(`ID: +${lock.ID}\\n`));
    expect(await inventory()).toEqual(made);
    expect(await states.lock()).toEqual(lock);

    const two = start(second, '-lock-timeout=10m');
    await two.says('Acquiring state lock');
    writeFileSync(gate, '');
    expect(await timed('locking: both at once', () => Promise.all([one.result, two.result]))).toMatchObject([
      { code: 0 },
      { code: 0 },
    ]);

    const versions = await states.versions();
    expect(new Set(versions.map(({ lineage }) => lineage)).size).toBe(1);
    expect(new Set(versions.map(({ serial }) => serial)).size).toBe(versions.length);
    expect(versions.map(retentionOf)).toEqual(expect.arrayContaining([[365], [731]]));
    expect(await retention()).toEqual([731]);
    expect(await inventory()).toEqual(made);
    expect(await states.lock()).toBeUndefined();
  });

  it.each([
    ['SIGINT', 365, () => first],
    ['SIGTERM', 731, () => second],
  ] as const)('keep what was made before %s, and no lock', async (signal, days, root) => {
    rmSync(gate, { force: true });
    const apply = await waiting(start(root(), '-replace=terraform_data.gate'));
    apply.end(signal);
    const { code, stdout } = await apply.result;
    expect(code).toBe(1);
    expect(stdout).toContain('Gracefully shutting down');
    expect(await states.lock()).toBeUndefined();
    expect(await retention()).toEqual([days]);
  });

  it('end well when they are applied again', async () => {
    writeFileSync(gate, '');
    await run(second, 'apply', '-auto-approve');
    expect((await terraform(second, ['plan', '-detailed-exitcode'], environment())).code).toBe(0);
  });

  it('leave nothing when one of them is destroyed', async () => {
    await run(second, 'destroy', '-auto-approve');
    expect(await inventory()).toEqual(before);
  });
});

/** Days that the logs of tasks are kept, of a state. */
function retentionOf({ resources }: State): unknown[] {
  const groups = resources.filter(({ type }) => type === 'aws_cloudwatch_log_group');
  return [...new Set(groups.flatMap(({ instances }) => instances.map((it) => it.attributes.retention_in_days)))];
}
