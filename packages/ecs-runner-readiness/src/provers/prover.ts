import type { Outcome, Proof, ProofKind } from 'ecs-runner-template/lib/readiness';
import type { Repository } from '../repository';

export type ProofOf<K extends ProofKind> = Extract<Proof, { readonly kind: K }>;

/** What a prover works with. */
export interface Work extends Repository {
  /** All proofs of this run, so that what several of them need is done once. */
  readonly proofs: readonly Proof[];
  /** An empty folder outside the repository, removed afterwards. */
  scratch(): string;
  /** Tells the user what takes long. */
  say(line: string): void;
}

/** Tries proofs of one kind: all of a run at once, so that they share what takes long. */
export interface Prover<K extends ProofKind> {
  /** Whether plain `readiness` tries it too. What is not quick is taken from stored evidence. */
  isQuick(proof: ProofOf<K>): boolean;
  /**
   * Files and folders, below the repository, that the result depends on; `*.tf` in a folder's place are the Terraform
   * files of that folder.
   */
  inputs(proof: ProofOf<K>, repository: Repository): readonly string[];
  /** One outcome for each proof, in their order. Never throws for what is wrong with the repository. */
  prove(proofs: readonly ProofOf<K>[], work: Work): Promise<readonly Outcome[]>;
}

export function holds(detail: string): Outcome {
  return { result: 'holds', detail };
}

export function fails(detail: string): Outcome {
  return { result: 'fails', detail };
}

export function unavailable(detail: string): Outcome {
  return { result: 'unavailable', detail };
}
