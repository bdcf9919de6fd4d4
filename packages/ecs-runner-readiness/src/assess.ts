import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proofKey, proofsFor, report, type Outcome, type Proof, type Report } from 'ecs-runner-template/lib/readiness';
import { hashOf } from './evidence/inputs';
import { readEvidence, type Evidence, type Store } from './evidence/store';
import { PROVERS } from './provers';
import { unavailable, type Prover, type Work } from './provers/prover';
import type { Repository } from './repository';
import { VERSION } from './version';

export interface AssessOptions {
  /** Run all checks; default: the quick ones, and stored evidence for the rest. */
  readonly full?: boolean;
  /** Ids of the items to look at; default: all. */
  readonly only?: readonly string[];
  /** Gets a line for what takes long. */
  readonly say?: (line: string) => void;
}

export interface Assessment {
  readonly report: Report;
  /** What is known now: the new evidence, and the old where it still holds. */
  readonly evidence: Store;
}

/** Runs the checks behind the items of a repository. Writes nothing. */
export async function assess(repository: Repository, options: AssessOptions = {}): Promise<Assessment> {
  const evidence = { ...stillTrue(repository) };
  const proofs = proofsFor(repository.options, options.only);
  const folders: string[] = [];
  const work: Work = {
    ...repository,
    say: options.say ?? (() => undefined),
    scratch: () => {
      const folder = mkdtempSync(join(tmpdir(), 'ecs-runner-readiness-'));
      folders.push(folder);
      return folder;
    },
  };
  try {
    for (const [prover, group] of byProver(proofs)) {
      const wanted = group.filter((proof) => options.full === true || prover.isQuick(proof));
      const outcomes = await timed(work, wanted, () => prover.prove(wanted, work));
      wanted.forEach((proof, index) => {
        evidence[proofKey(proof)] = {
          ...outcomes[index],
          at: new Date().toISOString(),
          inputs: hashOf(repository.root, prover.inputs(proof, repository)),
          engine: VERSION,
        };
      });
    }
  } finally {
    folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  }
  return {
    evidence: kept(evidence),
    report: report(repository.version, repository.options, outcomesOf(proofs, evidence)),
  };
}

/** Evidence of this version whose files are as they were. */
function stillTrue(repository: Repository): Store {
  const stored = readEvidence(repository.root);
  const known = byProver(proofsFor(repository.options)).flatMap(([prover, proofs]) =>
    proofs.flatMap((proof) => {
      const evidence = stored[proofKey(proof)];
      const inputs = () => hashOf(repository.root, prover.inputs(proof, repository));
      return evidence?.engine === VERSION && evidence.inputs === inputs() ? [[proofKey(proof), evidence] as const] : [];
    }),
  );
  return Object.fromEntries(known);
}

/** What could not be tried is no evidence. */
function kept(evidence: Store): Store {
  return Object.fromEntries(Object.entries(evidence).filter(([, { result }]) => result !== 'unavailable'));
}

function outcomesOf(proofs: readonly Proof[], evidence: Store): Map<string, Outcome> {
  return new Map<string, Outcome>(
    proofs.map((proof) => {
      const key = proofKey(proof);
      const found: Evidence | undefined = evidence[key];
      return [key, found ?? unavailable('npx projen readiness --full runs it')];
    }),
  );
}

type AnyProver = Prover<Proof['kind']>;

/** The proofs of each kind with their prover. */
function byProver(proofs: readonly Proof[]): [AnyProver, Proof[]][] {
  const kinds = [...new Set(proofs.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const prover = PROVERS[kind] as AnyProver | undefined;
    return prover === undefined ? [] : [[prover, proofs.filter((proof) => proof.kind === kind)]];
  });
}

async function timed<T>(
  { say }: Work,
  wanted: readonly Proof[],
  work: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  if (wanted.length === 0) return [];
  const start = performance.now();
  const result = await work();
  say(`${wanted[0].kind}: ${wanted.length} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
