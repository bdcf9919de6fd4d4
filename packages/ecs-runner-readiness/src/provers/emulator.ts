import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { copyRepository } from '../emulator/copy';
import { emulatorPython } from '../emulator/environment';
import { SCENARIOS } from '../emulator/scenarios';
import type { Place } from '../emulator/scenarios/scenario';
import { Terraform } from '../emulator/terraform';
import { outcomeOf } from '../emulator/wrong';
import { pool } from '../pool';
import { missingTools } from '../tools';
import { unavailable, type Prover, type ProofOf, type Work } from './prover';

/** Scenarios that run side by side: each is mostly waiting. */
const AT_ONCE = 3;

/** What is applied to the emulated AWS, and looked at there. */
export const emulatorProver: Prover<'emulator'> = {
  isQuick: () => false,
  inputs: ({ scenario }) => ['*.tf', ...(INPUTS[scenario] ?? ['examples'])],
  prove: async (proofs, work) => {
    const [reason, place] = await prepare(work);
    if (place === undefined) return proofs.map(() => unavailable(reason));
    // In the order of SCENARIOS, so that the longest does not come last.
    const wanted = Object.keys(SCENARIOS).filter((name) => proofs.some(({ scenario }) => scenario === name));
    const outcomes = await pool(wanted, (name) => tryScenario(name, proofs, place), AT_ONCE);
    const found = new Map(wanted.map((name, index) => [name, outcomes[index]]));
    return proofs.map(
      ({ scenario, check }) =>
        found.get(scenario)?.get(check) ?? unavailable(`this version knows no ${check} of ${scenario}`),
    );
  },
};

/** What a scenario depends on beside the module. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  runner: ['examples/basic', 'run-task/run-task.sh', '.projen/options.json'],
  'two-instances': ['.projen/options.json'],
  'complete-production': ['examples/complete-production'],
  'multi-region': ['examples/multi-region'],
};

async function tryScenario(
  name: string,
  proofs: readonly ProofOf<'emulator'>[],
  place: Place,
): Promise<ReadonlyMap<string, Outcome>> {
  const scenario = SCENARIOS[name];
  const wanted = proofs.filter((proof) => proof.scenario === name).map(({ check }) => check);
  const known = wanted.filter((check) => scenario.checks.includes(check));
  const reason = scenario.unless?.(place.work.options);
  if (reason !== undefined) return new Map(known.map((check) => [check, unavailable(reason)]));
  try {
    return await scenario.run(known, place);
  } catch (error) {
    const outcome = await outcomeOf(() => Promise.reject(error));
    return new Map(known.map((check) => [check, outcome]));
  }
}

/** The emulated AWS, and a provider for all roots; else why there is none. */
async function prepare(work: Work): Promise<[reason: string, place?: Place]> {
  const missing = missingTools('terraform');
  if (missing !== undefined) return [missing];
  let mirror = '';
  const ready = await outcomeOf(async () => {
    await emulatorPython(work.say);
    mirror = await providers(work);
    return '';
  });
  if (ready.result === 'unavailable') return [ready.detail];
  return [
    '',
    {
      work,
      mirror,
      copy: () => copyRepository(work, join(work.scratch(), work.options.name)),
    },
  ];
}

/** Installs the module's providers once: a root that needs them links to them, so that side by side nothing is downloaded twice. */
async function providers(work: Work): Promise<string> {
  const module = copyRepository(work, join(work.scratch(), 'module'));
  mkdirSync(module, { recursive: true });
  const there = join(work.root, '.terraform', 'providers');
  await new Terraform(module, {}, there).init('-backend=false');
  return join(module, '.terraform', 'providers');
}
