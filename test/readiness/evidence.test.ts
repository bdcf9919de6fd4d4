import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess, type AssessOptions } from '../../packages/ecs-runner-readiness/src/assess';
import { EVIDENCE, readEvidence, writeEvidence } from '../../packages/ecs-runner-readiness/src/evidence/store';
import { holds, unavailable, type Prover } from '../../packages/ecs-runner-readiness/src/provers/prover';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import { edit, newRepository, readTree } from '../support/repository';

/** Stands for a check that takes long. */
const slow: Prover<'upgrade'> = {
  isQuick: () => false,
  inputs: () => ['*.tf', 'tests/mocks'],
  prove: async (proofs) => proofs.map(() => outcome),
};
let outcome = holds('seen');
let repository: string;

beforeEach(() => {
  outcome = holds('seen');
  repository = newRepository();
});

/** The state of MNT-03, which needs that check alone; what is learnt is stored. */
async function state(options: AssessOptions = {}): Promise<string> {
  const { report, evidence } = await assess(
    openRepository(repository),
    { only: ['MNT-03'], ...options },
    { upgrade: slow },
  );
  writeEvidence(repository, evidence);
  return report.items.find(({ id }) => id === 'MNT-03')!.state;
}

test('what takes long runs with --full only, and its evidence is believed while the files are as they were', async () => {
  expect(await state()).toBe('not run');
  expect(await state({ full: true })).toBe('proven');
  expect(await state()).toBe('proven');
  expect(readEvidence(repository).upgrade).toEqual({
    result: 'holds',
    detail: 'seen',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    engine: openRepository(repository).version,
    inputs: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test.each([
  ['a changed file', () => edit(repository, 'iam.tf', '# changed\n')],
  ['a new file', () => edit(repository, 'iam_override.tf', '')],
  ['a file in a folder', () => edit(repository, 'tests/mocks/aws/more.tfmock.hcl', '')],
  ['evidence that is no JSON', () => writeFileSync(join(repository, EVIDENCE), '<<<<<<< HEAD')],
  [
    'evidence of another engine',
    () => edit(repository, EVIDENCE, stored().replace(/"engine": ".*"/, '"engine": "0.0.1"')),
  ],
])('%s takes the tick away', async (_, change) => {
  expect(await state({ full: true })).toBe('proven');
  change();
  expect(await state()).toBe('not run');
});

test('a file that the check does not depend on changes nothing', async () => {
  await state({ full: true });
  edit(repository, 'README.md', '# Mine\n');
  expect(await state()).toBe('proven');
});

test('what fails is not met, now and as long as the files are as they were', async () => {
  outcome = { result: 'fails', detail: 'two resources would be destroyed' };
  expect(await state({ full: true })).toBe('not met');
  expect(await state()).toBe('not met');
});

test('what could not be tried is no evidence, and does not take the place of older evidence that still holds', async () => {
  outcome = unavailable('terraform is not on PATH');
  expect(await state({ full: true })).toBe('not run');
  expect(readEvidence(repository)).toEqual({});
  outcome = holds('seen');
  await state({ full: true });
  outcome = unavailable('terraform is not on PATH');
  expect(await state({ full: true })).toBe('proven');
});

test('an assessment writes nothing', async () => {
  const before = readTree(repository);
  await assess(openRepository(repository), { only: ['MNT-01', 'DOC-06'], full: true });
  expect(readTree(repository)).toEqual(before);
  expect(existsSync(join(repository, EVIDENCE))).toBe(false);
});

function stored(): string {
  return readFileSync(join(repository, EVIDENCE), 'utf8');
}
