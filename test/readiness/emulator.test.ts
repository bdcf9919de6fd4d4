import { delimiter, dirname } from 'node:path';
import { EMULATOR } from './breaks/emulator';
import { broken } from './broken';
import { assess } from '../../packages/ecs-runner-readiness/src/assess';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import { inTurn, SEED } from '../../scripts/turns.cjs';
import type { ItemReport } from '../../src/readiness';
import { newInstalledRepository } from '../support/repository';
import { terraformCliConfig } from '../support/terraform';
import { describeWithTools, requireTool } from '../support/tools';

/** Breaks that do not disturb each other, in one repository: each item is seen in its scenario. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'a runner': ['OBS-01', 'REL-02', 'REL-08', 'EXA-03', 'OPS-01', 'OPS-05'],
  'the example complete-production': ['OBS-08', 'EXA-07', 'OPS-07', 'OPS-08', 'FUT-03', 'OBS-09', 'EXA-05', 'EXA-06'],
  'two runners of one name': ['REL-05', 'SEC-20'],
  'what is not applied at all': ['EXA-01', 'EXA-04', 'EXA-12', 'EXA-14', 'FUT-06', 'EXA-02', 'MNT-04', 'MNT-05'],
  'recovery and upgrade': ['REL-03', 'ENT-04', 'MNT-03', 'OPS-09'],
  benchmarks: ['FUT-04'],
};

/** A group takes minutes: one of them by turns, or all with ECS_RUNNER_ALL_BREAKS. */
const GROUPS = Object.entries(TOGETHER);
const CHOSEN = process.env.ECS_RUNNER_ALL_BREAKS ? GROUPS : [inTurn(GROUPS, 'emulator breaks')];

/** Proofs that the breaks of this file are for. */
const OWN = ['emulator', 'commands', 'upgrade', 'floor'];

jest.setTimeout(900_000);

it('tries the break of each item', () => {
  expect(Object.values(TOGETHER).flat().sort()).toEqual(Object.keys(EMULATOR).sort());
});

describeWithTools(['terraform', 'python-emulator', 'aws'], `a broken repository (ECS_RUNNER_SEED=${SEED})`, () => {
  const { PATH, TF_CLI_CONFIG_FILE } = process.env;

  beforeAll(() => {
    process.env.PATH = [dirname(requireTool('aws')), PATH].join(delimiter);
    process.env.TF_CLI_CONFIG_FILE = terraformCliConfig() ?? '';
  });
  afterAll(() => Object.assign(process.env, { PATH, TF_CLI_CONFIG_FILE }));

  describe.each(CHOSEN)('%s', (_title, ids) => {
    let items: readonly ItemReport[];

    beforeAll(async () => {
      const edits = new Map(ids.flatMap((id) => EMULATOR[id]).map((edit) => [JSON.stringify(edit, withRegExps), edit]));
      const repository = openRepository(broken(newInstalledRepository(), [...edits.values()]));
      const { report } = await assess(repository, {
        full: true,
        only: ids,
        say: (line) => process.stderr.write(`${line}\n`),
      });
      items = report.items;
    });

    it.each(ids)('takes the tick of %s', (id) => {
      const { state, proofs } = items.find((item) => item.id === id)!;
      const own = proofs.filter(({ kind }) => OWN.includes(kind));
      expect({ state, failed: own.filter(({ result }) => result === 'fails').length > 0, own }).toMatchObject({
        state: 'not met',
        failed: true,
      });
    });
  });
});

/** Two breaks of one text are one: the second would find nothing to change. */
function withRegExps(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? String(value) : value;
}
