// `npm run mutate -- [--sample N] [--seed S] [--file iam.tf] [--kind KIND] [--all]`: changes the module of a generated
// repository, one place at a time, and counts how often its own tests notice.
import '../test/mutation/engine/outside-jest';
import { parseArgs } from 'node:util';
import { ACCEPTED } from '../test/mutation/accepted';
import { stale } from '../test/mutation/engine/accepted';
import { figures, survivors, table } from '../test/mutation/engine/report';
import { allMutants, control, tryAll } from '../test/mutation/engine/run';
import { sample } from '../test/mutation/engine/sample';
import { Workspace } from '../test/mutation/engine/workspace';

/** Least share of the valid mutants that the tests must notice. */
const LEAST = 0.95;
const WORKERS = 2;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sample: { type: 'string', default: '150' },
      seed: { type: 'string', default: process.env.ECS_RUNNER_SEED || '1' },
      file: { type: 'string' },
      kind: { type: 'string' },
      all: { type: 'boolean', default: false },
    },
  });

  const start = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - start) / 1000)} s`;
  const workspace = await Workspace.create(WORKERS);
  const stop = (): never => {
    workspace.remove();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await control(workspace);
    console.log(`${seconds()}: the unchanged module passes its tests`);
    const mutants = allMutants(workspace);
    const wanted = mutants.filter(({ file, kind }) => file === (values.file ?? file) && kind === (values.kind ?? kind));
    if (wanted.length === 0) throw new Error(`no mutants; files: ${workspace.files.join(', ')}`);
    const chosen = sample(wanted, values.all ? wanted.length : Number(values.sample), values.seed);
    let done = 0;
    const outcomes = await tryAll(workspace, chosen, ({ mutant, result, by }) => {
      const place = `${mutant.file}:${mutant.line} ${mutant.kind}`;
      console.log(`${++done}/${chosen.length} ${seconds()} ${result}: ${place}${by ? ` (${by})` : ''}`);
    });
    const outdated = stale(ACCEPTED, mutants, outcomes);
    const { share } = figures(outcomes);
    console.log(`\n${table('kind', 'kind', wanted, outcomes)}\n\n${table('file', 'file', wanted, outcomes)}`);
    console.log(`\nSurvivors:\n${survivors(outcomes, ACCEPTED).join('\n') || 'none'}`);
    outdated.forEach(({ reason, ...entry }) => console.log(`Accepted, but no survivor: ${JSON.stringify(entry)}`));
    console.log(`\nSeed ${values.seed}, ${seconds()}: ${(share * 100).toFixed(1)} % of the valid mutants caught`);
    process.exitCode = share < LEAST || outdated.length > 0 ? 1 : 0;
  } finally {
    workspace.remove();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
