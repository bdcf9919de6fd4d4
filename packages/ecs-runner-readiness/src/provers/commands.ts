import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { GUIDES } from '../commands';
import { Reader } from '../commands/reader';
import { copyRepository } from '../emulator/copy';
import { startMoto } from '../emulator/emulator';
import { emulatorPython } from '../emulator/environment';
import { must, outcomeOf } from '../emulator/wrong';
import { pool } from '../pool';
import { missingTools } from '../tools';
import { fails, unavailable, type Prover, type Work } from './prover';

/** Documents that are followed side by side. */
const AT_ONCE = 3;

/** Commands of a document, run on the emulated AWS as its reader would. */
export const commandsProver: Prover<'commands'> = {
  isQuick: () => false,
  inputs: ({ document }) => [document, '.projen/options.json', ...(GUIDES[document]?.inputs ?? [])],
  prove: (proofs, work) => pool(proofs, ({ document }) => follow(document, work), AT_ONCE),
};

async function follow(document: string, work: Work): Promise<Outcome> {
  const guide = GUIDES[document];
  if (guide === undefined) return unavailable(`this version does not know how ${document} is followed`);
  if (!existsSync(join(work.root, document))) return fails(`there is no ${document}`);
  const missing = missingTools('bash', ...guide.tools);
  if (missing !== undefined) return unavailable(missing);
  return outcomeOf(async () => {
    await emulatorPython(work.say);
    const emulator = await (guide.aws?.(work.options) ?? startMoto());
    try {
      work.say(`commands: follows ${document}`);
      const copy = copyRepository(work, join(work.scratch(), work.options.name));
      const reader = new Reader(work, copy, document, emulator);
      const seen = await guide.follow(reader);
      must(reader.left().length === 0, `not run: the commands of ${reader.left().join(', ')}`);
      return `${reader.count()} blocks of commands: ${seen}`;
    } finally {
      await emulator.stop();
    }
  });
}
