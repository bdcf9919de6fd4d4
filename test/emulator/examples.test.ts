import { CompleteProduction, LET_GO, testCompleteProduction } from './support/complete-production';
import { Regions, testMultiRegion } from './support/multi-region';
import { testPolicies } from './support/policies';
import { exampleRoot } from './support/roots';
import { changesOf, Outputs, Stack, TerraformPlan } from './support/stack';
import { testTasks } from './support/tasks';
import { TRUSTED_SUBJECT } from './support/tokens';
import { testNothingToChange, unseenTypes } from './support/whole';
import { Emulator, startMinistack } from '../../packages/ecs-runner-readiness/src/emulator/emulator';
import { Inventory } from '../../packages/ecs-runner-readiness/src/emulator/inventory';
import { readPolicies } from '../../packages/ecs-runner-readiness/src/iam/state';
import { SEED } from '../../scripts/turns.cjs';
import { resolve } from '../../src/options';
import { EXAMPLE_SETS, EXAMPLE_SETS_APPLIED } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { describeWithTools } from '../support/tools';

type Basic = Outputs & { readonly runner: Outputs };

const TRUSTED = [{ subject: TRUSTED_SUBJECT }];

/** What is tested of each example, applied. */
const EXAMPLES = {
  basic: (title: string, stack: () => Stack, ministack: () => Emulator) => {
    testTasks(title, stack, ministack);
    testPolicies(() => {
      const { show, outputs } = stack() as Stack<Basic>;
      return { policies: readPolicies(show), outputs: outputs.runner, trusted: TRUSTED };
    });
  },
  'complete-production': (title: string, stack: () => Stack, ministack: () => Emulator) => {
    testTasks(title, stack, ministack);
    testCompleteProduction(() => stack() as Stack<CompleteProduction>, TRUSTED);
  },
  'multi-region': (title: string, stack: () => Stack, ministack: () => Emulator) => {
    testMultiRegion(title, () => stack() as unknown as Stack<Regions>, ministack);
  },
};
type Example = keyof typeof EXAMPLES;

const CASES = cases(EXAMPLE_SETS_APPLIED);
const REST = cases(Object.entries(EXAMPLE_SETS).filter(([set]) => EXAMPLE_SETS_APPLIED.every(([it]) => it !== set)));

function cases(sets: readonly [string, object][]) {
  return sets.flatMap(([set, options]) =>
    (Object.keys(EXAMPLES) as Example[]).map((example) => ({ title: `${example}, ${set}`, example, options })),
  );
}

jest.setTimeout(900_000);

describeWithTools(
  ['terraform', 'python-emulator'],
  `examples as they are generated, applied to an emulated AWS (ECS_RUNNER_SEED=${SEED})`,
  () => {
    const stacks = new Map<string, Stack>();
    const plans = new Map<string, TerraformPlan>();
    let ministack: Emulator;

    // Side by side, each on an emulated AWS of its own: most of an apply is waiting.
    beforeAll(async () => {
      ministack = await startMinistack();
      for (const { title, example, options } of CASES) stacks.set(title, await startExample(title, example, options));
      await Promise.all([...stacks.values()].map((stack) => stack.apply()));
      const emulators = [...stacks.values()].map(({ emulator }) => emulator);
      const planned = REST.map(async ({ title, example, options }, index) => {
        const stack = await startExample(title, example, options, emulators[index % emulators.length]);
        plans.set(title, await stack.plan());
      });
      await Promise.all(planned);
    });
    afterAll(() => Promise.all([ministack?.stop(), ...[...stacks.values()].map((stack) => stack.end())]));

    describe.each(CASES)('$title', ({ title, example }) => {
      const stack = () => stacks.get(title)!;
      testNothingToChange(stack);
      EXAMPLES[example](title, stack, () => ministack);
    });

    it.each(REST)('$title, is planned with its tfvars example', ({ title, example }) => {
      const plan = plans.get(title)!;
      const clusters = changesOf(plan, 'create').filter(({ type }) => type === 'aws_ecs_cluster');
      expect(clusters).toHaveLength(example === 'multi-region' ? 2 : 1);
      expect(changesOf(plan, 'delete')).toEqual([]);
    });

    it('names nothing alike in two regions, and says account and region in the names of buckets', () => {
      for (const [title, { outputs }] of stacks) {
        const { primary, secondary } = outputs as unknown as Regions;
        const runners = primary === undefined ? [(outputs as Basic).runner] : [primary, secondary];
        for (const { bucket_name, region } of runners) {
          expect({ title, bucket_name }).toEqual({
            title,
            bucket_name: expect.stringMatching(`-123456789012-${region}-`),
          });
        }
        const names = runners.flatMap(({ cluster_arn, bucket_name }) => [cluster_arn.split('/')[1], bucket_name]);
        expect(new Set(names).size).toBe(names.length);
      }
    });

    // Last, and side by side too.
    describe('destroyed', () => {
      let left: Map<string, Inventory>;
      beforeAll(async () => {
        const ends = CASES.map(async ({ title, example }) => {
          const first = example === 'complete-production' ? LET_GO : [];
          return [title, await stacks.get(title)!.destroy(...first)] as const;
        });
        left = new Map(await Promise.all(ends));
      });

      it('were in the inventory with all that they are of', () => {
        const unseen = [...stacks].map(([title, stack]) => [title, unseenTypes(stack)]);
        expect(unseen.filter(([, types]) => types.length > 0)).toEqual([]);
      });

      it('leave nothing', () => {
        expect(left).toEqual(new Map([...stacks].map(([title, { before }]) => [title, before])));
      });
    });
  },
);

async function startExample(title: string, example: Example, options: object, emulator?: Emulator): Promise<Stack> {
  const { region, secondaryRegion } = resolve({ name: 'acme-runner', ...options });
  const regions = example === 'multi-region' ? [region, secondaryRegion] : region;
  return Stack.start(title, exampleRoot(example, newRepository(options)), regions, emulator);
}
