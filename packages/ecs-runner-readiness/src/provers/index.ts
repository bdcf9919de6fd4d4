import type { ProofKind } from 'ecs-runner-template/lib/readiness';
import { emulatorProver } from './emulator';
import { fileProver } from './file';
import type { Prover } from './prover';

type Provers = { readonly [K in ProofKind]?: Prover<K> };

/** A prover for each kind of proof. */
export const PROVERS: Provers = {
  file: fileProver,
  emulator: emulatorProver,
};
