import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { runsOf, saidBy, type Runs } from './native/source';
import { fails, holds, unavailable, type ProofOf, type Prover, type Work } from './prover';
import { nativeTests, type Tested } from '../terraform/native-tests';

type TestProof = ProofOf<'test'>;

const MODULE = '.';

/** Native tests: a run that passes, and whose assertions or expected failures say what the item promises. */
export const testProver: Prover<'test'> = {
  isQuick: () => false,
  inputs: ({ root = MODULE, file }) => [
    ...[...new Set([MODULE, root])].flatMap((folder) => [
      posix.join(folder, '*.tf'),
      posix.join(folder, 'tests/mocks'),
    ]),
    posix.join(root, 'terraform.tfvars'),
    posix.join(root, file),
  ],
  prove: async (proofs, work) => {
    const outcomes = new Map<TestProof, Outcome>();
    for (const root of new Set(proofs.map(rootOf))) {
      const ofRoot = proofs.filter((proof) => rootOf(proof) === root);
      (await proveRoot(root, ofRoot, work)).forEach((outcome, index) => outcomes.set(ofRoot[index], outcome));
    }
    return proofs.map((proof) => outcomes.get(proof)!);
  },
};

function rootOf({ root = MODULE }: TestProof): string {
  return root;
}

async function proveRoot(root: string, proofs: readonly TestProof[], work: Work): Promise<Outcome[]> {
  const sources = new Map<string, Runs | string>();
  for (const file of new Set(proofs.map((proof) => proof.file))) sources.set(file, await read(work.root, root, file));
  const claims = proofs.map((proof) => {
    const source = sources.get(proof.file)!;
    return { proof, said: typeof source === 'string' ? { lacks: source } : saidBy(source, proof) };
  });
  const files = [...new Set(claims.flatMap(({ proof, said }) => ('shows' in said ? [proof.file] : [])))];
  const tested = files.length > 0 ? await nativeTests(work, root, files) : undefined;
  return claims.map(({ proof, said }) => ('lacks' in said ? fails(said.lacks) : outcomeOf(proof, said.shows, tested!)));
}

/** The runs of a test file, or what is wrong with it. */
async function read(repository: string, root: string, file: string): Promise<Runs | string> {
  const path = posix.join(root, file);
  if (!existsSync(join(repository, path))) return `there is no ${path}`;
  try {
    return await runsOf(path, readFileSync(join(repository, path), 'utf8'));
  } catch (error) {
    return String((error as Error).message);
  }
}

function outcomeOf({ file, run: name }: TestProof, shows: string, tested: Tested): Outcome {
  const { status, messages } = tested.verdict(file, name);
  // Where several assertions of the run fail, the one that is about this comes first.
  const message = messages.find((it) => it === shows) ?? messages[0] ?? 'terraform test said nothing of it';
  switch (status) {
    case 'pass':
      return holds(shows);
    case 'fail':
      return fails(`run "${name}": ${message}`);
    case 'skip':
      return unavailable(`run "${name}" is skipped, because one before it failed: ${message}`);
    case 'unavailable':
      return unavailable(message);
  }
}
