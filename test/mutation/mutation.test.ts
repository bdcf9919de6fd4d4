import { ACCEPTED } from './accepted';
import { SEED } from '../../scripts/turns.cjs';
import { describeWithTools } from '../support/tools';
import { acceptedBy, stale } from './engine/accepted';
import { describe as inWords } from './engine/report';
import { allMutants, control, tryAll } from './engine/run';
import { sample } from './engine/sample';
import { Workspace } from './engine/workspace';

/** `npm run mutate -- --all` tries them all. */
const SIZE = 30;
/** Of 30 drawn from mutants of which 95 % are caught, more than this survive once in sixty times. */
const MOST_MISSED = 4;

describeWithTools(['terraform'], 'the native tests', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(2);
    await control(workspace);
  }, 600_000);
  afterAll(() => workspace?.remove());

  it(`notice ${SIZE} faults of the module (ECS_RUNNER_SEED=${SEED})`, async () => {
    const mutants = allMutants(workspace);
    const outcomes = await tryAll(workspace, sample(mutants, SIZE, SEED));
    const valid = outcomes.filter(({ result }) => result !== 'invalid');
    expect(valid.length).toBeGreaterThan(SIZE / 2);
    const missed = valid.filter(({ mutant, result }) => result === 'survived' && !acceptedBy(ACCEPTED, mutant));
    missed.forEach(({ mutant }) => process.stdout.write(`not noticed: ${inWords(mutant)}\n`));
    expect(missed.length).toBeLessThanOrEqual(MOST_MISSED);
    expect(stale(ACCEPTED, mutants, outcomes)).toEqual([]);
  }, 600_000);
});
