import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TESTS } from './breaks/tests';
import { broken, itemOf } from './broken';
import { pool } from '../../packages/ecs-runner-readiness/src/pool';
import { runsOf, saidBy } from '../../packages/ecs-runner-readiness/src/provers/native/source';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import { thirdInTurn, SEED } from '../../scripts/turns.cjs';
import { ITEMS, proofKey, proofsFor, type ItemReport } from '../../src/readiness';
import { startProvider, type Provider } from '../support/provider';
import { newRepository, temporaryFolder } from '../support/repository';
import { mustTerraform, terraformCliConfig } from '../support/terraform';
import { describeWithTools } from '../support/tools';

const BREAKS = Object.entries(TESTS);

/** A third by turns, or all with ECS_RUNNER_ALL_BREAKS. */
const CHOSEN = process.env.ECS_RUNNER_ALL_BREAKS ? BREAKS : thirdInTurn(BREAKS, 'breaks of native tests');

/** A run whose wrong values are no longer refused, or that finds no resource to make assertions of. */
const MISSED = /^run "\w+": (?:Missing expected failure|Invalid index): /;

const MINUTE = 60_000;

describeWithTools(['terraform'], 'the native tests', () => {
  const repository = newRepository();
  const nativeProofs = () => proofsFor(openRepository(repository).options).filter((proof) => proof.kind === 'test');
  let provider: Provider;

  beforeAll(async () => {
    const data = temporaryFolder();
    await mustTerraform(repository, ['init', '-backend=false', '-input=false'], { TF_DATA_DIR: data });
    provider = await startProvider(data);
    // Terraform of the prover uses this one provider too.
    Object.assign(process.env, provider.env, { GOGC: '400', TF_CLI_CONFIG_FILE: terraformCliConfig() });
  }, 2 * MINUTE);
  afterAll(() => provider?.stop());

  describe(`notice a module that breaks the promise (ECS_RUNNER_SEED=${SEED})`, () => {
    const items = new Map<string, ItemReport>();
    /** What the assertion of each proof says where it fails. */
    const messages = new Map<string, string>();

    beforeAll(async () => {
      const start = performance.now();
      for (const proof of nativeProofs()) {
        const runs = await runsOf(proof.file, readFileSync(join(repository, proof.root ?? '.', proof.file), 'utf8'));
        const said = saidBy(runs, proof);
        if ('shows' in said) messages.set(proofKey(proof), `run "${proof.run}": ${said.shows}`);
      }
      await pool(CHOSEN, async ([id, edits]) => items.set(id, await itemOf(broken(repository, edits), id)));
      console.log(`${CHOSEN.length} of ${BREAKS.length} breaks: ${seconds(start)}`);
    }, 30 * MINUTE);

    it.each(CHOSEN.map(([id]) => [id, ITEMS.find((item) => item.id === id)!.title]))('%s, %s', (id) => {
      const { state, proofs } = items.get(id)!;
      const failed = proofs.filter(({ kind, result }) => kind === 'test' && result === 'fails');
      expect(state).toBe('not met');
      // By a run, not because the module would not load; and by the very assertion, or the refusal, that it is proven with.
      const noticed = failed.filter(({ key, detail }) => detail === messages.get(key) || MISSED.test(detail!));
      expect(noticed.length > 0 ? [] : failed).toEqual([]);
    });
  });
});

function seconds(start: number): string {
  return `${Math.round((performance.now() - start) / 1000)} s`;
}
