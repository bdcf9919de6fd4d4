import { parse } from '@cdktn/hcl2json';
import { apply, Mutant } from './mutant';
import { mutantsOf } from './operators';
import { Order } from './order';
import { Workspace } from './workspace';
import { pool } from '../../../packages/ecs-runner-readiness/src/pool';

/** What became of a mutant. */
export interface Outcome {
  readonly mutant: Mutant;
  /** `invalid` where Terraform refuses the module, so that nobody could have applied it. */
  readonly result: 'invalid' | 'caught' | 'survived';
  /** Test file that noticed it. */
  readonly by?: string;
}

/** All mutants of the module. */
export function allMutants(workspace: Workspace): Mutant[] {
  return workspace.files.flatMap((file) => mutantsOf(file, workspace.read(file)));
}

/** Runs the tests on the unchanged module: where they fail, noticing a mutant means nothing. @throws where they do. */
export async function control(workspace: Workspace): Promise<void> {
  const check = async (test: string, worker: number): Promise<void> => {
    const verdict = await workspace.test(worker, test);
    if (verdict !== 'pass') throw new Error(`tests/${test} does not pass on the unchanged module: ${verdict}`);
  };
  await pool(workspace.tests, check, workspace.workers);
}

/** Tries mutants, as many at once as there are workers. */
export async function tryAll(
  workspace: Workspace,
  mutants: readonly Mutant[],
  report: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const order = new Order(workspace.tests.map((name) => ({ name, text: workspace.read(`tests/${name}`) })));
  const attempt = async (mutant: Mutant, worker: number): Promise<Outcome> => {
    const outcome = await tryOne(workspace, worker, mutant, order.of(mutant));
    if (outcome.by) order.noticed(mutant, outcome.by);
    report(outcome);
    return outcome;
  };
  return pool(mutants, attempt, workspace.workers);
}

async function tryOne(workspace: Workspace, worker: number, mutant: Mutant, tests: string[]): Promise<Outcome> {
  const text = workspace.read(mutant.file);
  const changed = apply(text, mutant);
  if (!(await parses(mutant.file, changed))) return { mutant, result: 'invalid' };
  workspace.write(worker, mutant.file, changed);
  try {
    for (const test of tests) {
      const verdict = await workspace.test(worker, test);
      if (verdict === 'pass') continue;
      // A run whose assertion fails has been made, which needs a valid module; another one tells nothing of that.
      const valid = verdict === 'fail' || (await workspace.isValid(worker));
      return valid ? { mutant, result: 'caught', by: test } : { mutant, result: 'invalid' };
    }
    return { mutant, result: 'survived' };
  } finally {
    workspace.write(worker, mutant.file, text);
  }
}

async function parses(file: string, text: string): Promise<boolean> {
  return parse(file, text).then(
    () => true,
    () => false,
  );
}
