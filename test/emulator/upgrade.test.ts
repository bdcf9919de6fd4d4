import { Inventory } from '../../packages/ecs-runner-readiness/src/emulator/inventory';
import { managedResources } from '../../packages/ecs-runner-readiness/src/iam/state';
import { sync } from '../../src/sync';
import { TEMPLATE_VERSION } from '../../src/versions';
import { LAYOUTS, unpackLayout, versionOf } from '../support/layout';
import { describeWithTools } from '../support/tools';
import { exampleRoot, liveRoot } from './support/roots';
import { changesOf, Outputs, Stack, TerraformPlan } from './support/stack';

type Root = Outputs & { readonly runner: Outputs };

/** What an upgrade may delete or replace. AWS never changes a revision of a task definition: a new one takes its place. */
const REPLACEABLE = ['aws_ecs_task_definition'];

const EARLIER = LAYOUTS.filter((name) => versionOf(name) !== TEMPLATE_VERSION);

/** The root of each layout that is applied. */
const ROOTS: Readonly<Record<string, (repository: string) => string>> = {
  defaults: (repository) => exampleRoot('basic', repository),
  more: liveRoot,
};

jest.setTimeout(600_000);

interface Upgraded {
  readonly stack: Stack<Root>;
  readonly before: {
    readonly outputs: Root;
    readonly inventory: Inventory;
    readonly ids: Readonly<Record<string, unknown>>;
  };
  readonly plan: TerraformPlan;
}

describeWithTools(['terraform', 'python-emulator'], 'a repository that an earlier version made and applied', () => {
  const stacks: Stack<Root>[] = [];
  let upgraded: Map<string, Upgraded>;

  // Side by side, each on an emulated AWS of its own: most of an apply is waiting.
  beforeAll(async () => {
    upgraded = new Map(await Promise.all(EARLIER.map(async (name) => [name, await upgrade(name)] as const)));
  });
  afterAll(() => Promise.all(stacks.map((stack) => stack.end())));

  async function upgrade(name: string): Promise<Upgraded> {
    const repository = unpackLayout(name);
    const stack = await Stack.start<Root>(name, ROOTS[name.replace(/^.*-/, '')](repository));
    stacks.push(stack);
    await stack.apply();
    const before = { outputs: stack.outputs, inventory: stack.before, ids: ids(stack) };
    sync(repository);
    const plan = await stack.plan();
    await stack.apply();
    return { stack, before, plan };
  }

  describe.each(EARLIER)('%s', (name) => {
    const of = () => upgraded.get(name)!;

    it('is planned without a replacement of anything that holds data', () => {
      expect(changesOf(of().plan, 'delete').filter(({ type }) => !REPLACEABLE.includes(type))).toEqual([]);
    });

    it('keeps every resource but task definitions, wherever its address moved', () => {
      const { stack, before, plan } = of();
      const moved = new Map(plan.resource_changes.map((row) => [row.previous_address ?? row.address, row.address]));
      const after = ids(stack);
      const lost = Object.entries(before.ids).filter(([address, id]) => after[moved.get(address) ?? address] !== id);
      expect(Object.keys(before.ids).length).toBeGreaterThan(20);
      expect(
        lost.map(([address]) => address).filter((address) => !address.includes('aws_ecs_task_definition')),
      ).toEqual([]);
    });

    it.each([
      'bucket_name',
      'bucket_arn',
      'kms_key_arn',
      'cluster_arn',
      'log_group_name',
      'runner_role_arn',
      'task_role_arn',
      'execution_role_arn',
      'oidc_provider_arn',
      'alarm_topic_arn',
      'task_definition_family',
    ] as const)('has the same %s', (output) => {
      const { stack, before } = of();
      const was = (before.outputs.runner as unknown as Record<string, unknown>)[output];
      expect(was).toEqual(expect.any(String));
      expect((stack.outputs.runner as unknown as Record<string, unknown>)[output]).toBe(was);
    });

    it('has nothing to change in a second plan', () => {
      const { code, stdout, stderr } = of().stack.secondPlan;
      expect({ code, stdout: code === 0 ? '' : stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    });

    it('is destroyed with nothing left', async () => {
      expect(await of().stack.destroy()).toEqual(of().before.inventory);
    });
  });
});

/** Ids of all managed resources by address. */
function ids({ show }: Stack<Root>): Record<string, unknown> {
  return Object.fromEntries(managedResources(show).map(({ address, values }) => [address, values.id]));
}
