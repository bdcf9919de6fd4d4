import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proofKey, proofsFor, report, type Outcome, type Proof, type Report } from 'ecs-runner-template/lib/readiness';
import { Inputs } from './evidence/inputs';
import { readEvidence, type Evidence, type Store } from './evidence/store';
import { pool } from './pool';
import { PROVERS, type Provers } from './provers';
import type { Prover, Work } from './provers/prover';
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

/** Kinds of proof at a time: the emulated AWS is mostly waiting, native tests take one processor. */
const AT_ONCE = 2;

/**
 * Runs the checks behind the items of a repository. Writes nothing.
 *
 * @param provers one for each kind of proof
 */
export async function assess(
  repository: Repository,
  { full = false, only, say = () => undefined }: AssessOptions = {},
  provers: Provers = PROVERS,
): Promise<Assessment> {
  const inputs = new Inputs(repository.root);
  const evidence: Record<string, Evidence> = { ...stillTrue(repository, provers, inputs) };
  const missing = new Map<string, Outcome>();
  const scratch = new Scratch();
  const proofs = proofsFor(repository.options, only);
  const work: Work = { ...repository, proofs, say, scratch: () => scratch.folder() };
  try {
    await pool(
      byProver(proofs, provers),
      async ([prover, ofKind]) => {
        const wanted = ofKind.filter((proof) => full || prover.isQuick(proof));
        const outcomes = await timed(work, wanted, () => prover.prove(wanted, work));
        wanted.forEach((proof, index) => {
          const [key, outcome] = [proofKey(proof), outcomes[index]];
          // What could not be tried is no evidence, and older evidence is still true.
          if (outcome.result === 'unavailable') {
            missing.set(key, outcome);
          } else {
            const hash = inputs.hash(prover.inputs(proof, repository));
            evidence[key] = { ...outcome, at: new Date().toISOString(), inputs: hash, engine: VERSION };
          }
        });
      },
      AT_ONCE,
    );
  } finally {
    scratch.remove();
  }
  const outcomes = new Map<string, Outcome>([...missing, ...Object.entries(evidence)]);
  return { evidence, report: report(repository.version, repository.options, outcomes) };
}

/** Folders for what checks write. */
class Scratch {
  private readonly folders: string[] = [];

  public folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'ecs-runner-readiness-'));
    this.folders.push(folder);
    return folder;
  }

  public remove(): void {
    this.folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  }
}

/** Evidence of this version whose files are as they were. */
function stillTrue(repository: Repository, provers: Provers, inputs: Inputs): Store {
  const stored = readEvidence(repository.root);
  const known = byProver(proofsFor(repository.options), provers).flatMap(([prover, proofs]) =>
    proofs
      .map((proof) => ({ proof, key: proofKey(proof) }))
      .filter(({ proof, key }) => {
        const evidence = stored[key] as Evidence | undefined;
        return evidence?.engine === VERSION && evidence.inputs === inputs.hash(prover.inputs(proof, repository));
      })
      .map(({ key }) => [key, stored[key]] as const),
  );
  return Object.fromEntries(known);
}

type AnyProver = Prover<Proof['kind']>;

/** The proofs of each kind with their prover. */
function byProver(proofs: readonly Proof[], provers: Provers): [AnyProver, Proof[]][] {
  const kinds = [...new Set(proofs.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const prover = provers[kind] as AnyProver | undefined;
    return prover === undefined ? [] : [[prover, proofs.filter((proof) => proof.kind === kind)]];
  });
}

async function timed(
  { say }: Work,
  wanted: readonly Proof[],
  work: () => Promise<readonly Outcome[]>,
): Promise<readonly Outcome[]> {
  if (wanted.length === 0) return [];
  const start = performance.now();
  const result = await work();
  say(`${wanted[0].kind}: ${wanted.length} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
