import type { ProofKind } from 'ecs-runner-template/lib/readiness';
import { commandsProver } from './commands';
import { diagramProver } from './diagram';
import { documentProver } from './document';
import { emulatorProver } from './emulator';
import { fileProver } from './file';
import { floorProver } from './floor';
import { matrixProver } from './matrix';
import type { Prover } from './prover';
import { simulationProver } from './simulation';
import { statementsProver } from './statements';
import { tagsProver } from './tags';
import { testProver } from './test';
import { toolProver } from './tool';
import { upgradeProver } from './upgrade';

export type Provers = { readonly [K in ProofKind]?: Prover<K> };

/** A prover for each kind of proof. */
export const PROVERS: Required<Provers> = {
  diagram: diagramProver,
  document: documentProver,
  file: fileProver,
  test: testProver,
  matrix: matrixProver,
  simulation: simulationProver,
  statements: statementsProver,
  tags: tagsProver,
  emulator: emulatorProver,
  commands: commandsProver,
  upgrade: upgradeProver,
  floor: floorProver,
  tool: toolProver,
};
