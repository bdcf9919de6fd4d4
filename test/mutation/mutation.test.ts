import { ACCEPTED } from './accepted';
import { describeWithTools } from '../support/tools';
import { acceptedBy, stale } from './engine/accepted';
import { describe as inWords } from './engine/report';
import { allMutants, control, tryAll } from './engine/run';
import { sample } from './engine/sample';
import { Workspace } from './engine/workspace';

/** `npm run mutate -- --all` tries them all, `ECS_RUNNER_SEED=2` others. */
const SIZE = 30;
const SEED = process.env.ECS_RUNNER_SEED || '1';

describeWithTools(['terraform'], 'the native tests', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(2);
    await control(workspace);
  }, 120_000);
  afterAll(() => workspace?.remove());

  it(`notice ${SIZE} faults of the module (ECS_RUNNER_SEED=${SEED})`, async () => {
    const mutants = allMutants(workspace);
    const outcomes = await tryAll(workspace, sample(mutants, SIZE, SEED));
    const valid = outcomes.filter(({ result }) => result !== 'invalid');
    expect(valid.length).toBeGreaterThan(SIZE / 2);
    const missed = valid.filter(({ mutant, result }) => result === 'survived' && !acceptedBy(ACCEPTED, mutant));
    expect(missed.map(({ mutant }) => inWords(mutant))).toEqual([]);
    expect(stale(ACCEPTED, mutants, outcomes)).toEqual([]);
  }, 300_000);
});
