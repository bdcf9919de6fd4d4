import type { ProofKind } from 'ecs-runner-template/lib/readiness';
import { diagramProver } from './diagram';
import { documentProver } from './document';
import { fileProver } from './file';
import type { Prover } from './prover';
import { toolProver } from './tool';

export type Provers = { readonly [K in ProofKind]?: Prover<K> };

/** A prover for each kind of proof. */
export const PROVERS: Provers = {
  diagram: diagramProver,
  document: documentProver,
  file: fileProver,
  tool: toolProver,
};
