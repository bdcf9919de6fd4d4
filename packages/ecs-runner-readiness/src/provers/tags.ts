import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { fails, holds, type Prover, type Work } from './prover';
import { managedResources, type TerraformShow } from '../iam/state';
import { appliedExample } from '../mocked/example';
import { appliedModule } from '../mocked/module';

const TAGS = ['ComplianceScope', 'CostCenter', 'ManagedBy', 'Name', 'Owner'];

/** Every taggable resource of a root, applied with mocks, has all tags. */
export const tagsProver: Prover<'tags'> = {
  isQuick: () => false,
  inputs: ({ root }) => ['*.tf', `${root}/*.tf`, 'tests/mocks', '.projen/options.json'],
  prove: (proofs, work) => Promise.all(proofs.map(({ root }) => outcomeOf(root, work))),
};

async function outcomeOf(root: string, work: Work): Promise<Outcome> {
  const shows = root === '.' ? await ofModule(work) : await ofExample(work);
  if ('result' in shows) return shows;
  const taggable = shows.flatMap(managedResources).filter(({ values }) => 'tags' in values);
  const untagged = taggable
    .map(({ address, values }) => ({ address, missing: TAGS.filter((tag) => !tagsOf(values)[tag]) }))
    .filter(({ missing }) => missing.length > 0)
    .map(({ address, missing }) => `${address} has no tag ${missing.join(', ')}`);
  if (untagged.length > 0) return fails([...new Set(untagged)].slice(0, 20).join('; '));
  return taggable.length === 0 ? fails('nothing can be tagged') : holds(`${taggable.length} resources with all tags`);
}

async function ofModule(work: Work): Promise<TerraformShow[] | Outcome> {
  const applied = await appliedModule(work);
  return 'result' in applied ? applied : [...applied.values()].map(({ show }) => show);
}

async function ofExample(work: Work): Promise<TerraformShow[] | Outcome> {
  const applied = await appliedExample(work);
  return 'result' in applied ? applied : [applied.show];
}

/** A state has the attribute for every type that can be tagged. */
function tagsOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return { ...(values.tags as Record<string, string> | null) };
}
