import { DOCUMENTS } from './breaks/documents';
import { broken, itemOf } from './broken';
import { assess } from '../../packages/ecs-runner-readiness/src/assess';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import { CLAIMS, proofKey } from '../../src/readiness';
import { newRepository } from '../support/repository';

const repository = newRepository();

it('finds every section, diagram and file of a new repository', async () => {
  const kinds = ['document', 'diagram', 'file'];
  const ids = Object.keys(CLAIMS).filter((id) => CLAIMS[id].proofs.some(({ kind }) => kinds.includes(kind)));
  const { report } = await assess(openRepository(repository), { full: false, only: ids });
  const wrong = report.items
    .flatMap(({ id, proofs }) => proofs.map((proof) => ({ id, ...proof })))
    .filter(({ kind, result }) => kind !== 'diagram' && kinds.includes(kind) && result !== 'holds')
    .map(({ id, key, detail }) => `${id} ${key}: ${detail}`);
  expect(wrong).toEqual([]);
});

describe('a document without what an item promises', () => {
  it.each(Object.entries(DOCUMENTS))('takes the tick of %s', async (id, edits) => {
    const { state, proofs } = await itemOf(broken(repository, edits), id);
    const failed = proofs.filter(({ result }) => result === 'fails').map(({ kind }) => kind);
    expect({ state, noticed: failed.some((kind) => ['document', 'diagram', 'file'].includes(kind)) }).toEqual({
      state: 'not met',
      noticed: true,
    });
  });
});

it('has a break only for claims that there are', () => {
  const keys = Object.keys(DOCUMENTS).map((id) => CLAIMS[id].proofs.map(proofKey));
  expect(keys.filter((proofs) => proofs.length === 0)).toEqual([]);
});
