import type { ProofKind } from 'ecs-runner-template/lib/readiness';
import { commandsProver } from './commands';
import { emulatorProver } from './emulator';
import { fileProver } from './file';
import { floorProver } from './floor';
import type { Prover } from './prover';
import { upgradeProver } from './upgrade';

type Provers = { readonly [K in ProofKind]?: Prover<K> };

/** A prover for each kind of proof. */
export const PROVERS: Provers = {
  file: fileProver,
  emulator: emulatorProver,
  commands: commandsProver,
  upgrade: upgradeProver,
  floor: floorProver,
};
