import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { runsOf, saidBy, type Runs } from './native/source';
import { terraformTest, type Verdicts } from './native/terraform';
import { fails, holds, unavailable, type ProofOf, type Prover, type Work } from './prover';
import { missingTools } from '../tools';

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
  const missing = missingTools('terraform');
  const verdicts = files.length > 0 && missing === undefined ? await run(root, files, work) : undefined;
  return claims.map(({ proof, said }) => {
    if ('lacks' in said) return fails(said.lacks);
    return verdicts === undefined ? unavailable(missing!) : outcomeOf(proof, said.shows, verdicts);
  });
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

function run(root: string, files: readonly string[], work: Work): Promise<Verdicts> {
  work.say(`terraform test${root === MODULE ? '' : ` in ${root}`}: ${files.length} files`);
  return terraformTest(work.root, root, files);
}

function outcomeOf({ file, run: name }: TestProof, shows: string, verdicts: Verdicts): Outcome {
  const { status, messages } = verdicts(file, name);
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
