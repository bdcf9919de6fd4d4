import { assess } from '../../packages/ecs-runner-readiness/src/assess';
import { PROVERS, type Provers } from '../../packages/ecs-runner-readiness/src/provers';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import { inTurn, SEED } from '../../scripts/turns.cjs';
import { ALL_SETS } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { useProviderMirror } from '../support/terraform';
import { describeWithTools } from '../support/tools';

const { document, file, matrix, simulation, statements, tags } = PROVERS;
const SETS = Object.entries(ALL_SETS);

/** Half a minute each: one by turns, or all with ECS_RUNNER_ALL_EXAMPLES. */
const CHOSEN = process.env.ECS_RUNNER_ALL_EXAMPLES ? SETS : [inTurn(SETS, 'policies')];

/** What does not hold in a new repository, though it should with all options. */
async function failing(options: object, provers: Provers): Promise<unknown[]> {
  const { report } = await assess(openRepository(newRepository(options)), { full: true }, provers);
  const proofs = report.items.flatMap(({ id, proofs: all }) => all.map((proof) => ({ id, ...proof })));
  const tried = proofs.filter(({ kind }) => kind in provers);
  expect(tried.length).toBeGreaterThan(0);
  return tried.filter(({ result }) => result !== 'holds').map(({ id, key, detail }) => ({ id, key, detail }));
}

describe('documents, files and the matrix', () => {
  it.each(SETS)('say what is claimed: %s', async (_title, options) => {
    expect(await failing(options, { document, file, matrix })).toEqual([]);
  });
});

describeWithTools(['terraform'], `policies and tags (ECS_RUNNER_SEED=${SEED})`, () => {
  useProviderMirror();

  it.each(CHOSEN)(
    'are what is claimed: %s',
    async (_title, options) => {
      expect(await failing(options, { simulation, statements, tags })).toEqual([]);
    },
    300_000,
  );
});
