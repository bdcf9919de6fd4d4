import type { ProofKind } from 'ecs-runner-template/lib/readiness';
import { fileProver } from './file';
import type { Prover } from './prover';
import { simulationProver } from './simulation';
import { statementsProver } from './statements';
import { tagsProver } from './tags';

type Provers = { readonly [K in ProofKind]?: Prover<K> };

/** A prover for each kind of proof. */
export const PROVERS: Provers = {
  file: fileProver,
  simulation: simulationProver,
  statements: statementsProver,
  tags: tagsProver,
};
