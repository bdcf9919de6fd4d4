import { spawnSync } from 'node:child_process';
import { proofTools } from './proof-tools';
import { assess } from '../../packages/ecs-runner-readiness/src/assess';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import type { ItemReport } from '../../src/readiness';
import { newInstalledRepository } from '../support/repository';
import { describeWithTools } from '../support/tools';

const MINUTE = 60_000;
jest.setTimeout(40 * MINUTE);

/** What only a document can show, or the account's owner. */
function isDocumentOnly({ minimum }: ItemReport): boolean {
  return /^document$|^document with a query$/.test(minimum);
}

describeWithTools(proofTools(), 'a default repository, all checks run', () => {
  let items: readonly ItemReport[];

  beforeAll(async () => {
    const repository = newInstalledRepository();
    for (const args of [
      ['init', '--quiet'],
      ['add', '--all'],
    ]) {
      spawnSync('git', args, { cwd: repository });
    }
    const { report } = await assess(openRepository(repository), { full: true, say: (line) => console.log(line) });
    items = report.items;
  });

  it('has no item below what the checklist names', () => {
    const below = items.filter((item) => item.state !== 'proven' && !(isDocumentOnly(item) && isDocumented(item)));
    expect(
      below.map(({ id, state, proofs }) => ({ id, state, open: proofs.filter(({ result }) => result !== 'holds') })),
    ).toEqual([]);
  });
});

function isDocumented({ state }: ItemReport): boolean {
  return state === 'documented' || state === "your account's task";
}
