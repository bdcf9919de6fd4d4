import type { ProofKind } from 'ecs-runner-template/lib/readiness';
import { fileProver } from './file';
import { matrixProver } from './matrix';
import type { Prover } from './prover';

export type Provers = { readonly [K in ProofKind]?: Prover<K> };

/** A prover for each kind of proof. */
export const PROVERS: Provers = {
  file: fileProver,
  matrix: matrixProver,
};
