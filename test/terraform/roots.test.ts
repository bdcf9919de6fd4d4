import { Initialised } from './initialised';
import { pool } from '../../packages/ecs-runner-readiness/src/pool';
import { terraformRoots } from '../../packages/ecs-runner-readiness/src/terraform/roots';
import { SEED, thirdInTurn } from '../../scripts/turns.cjs';
import { ALL_SETS } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

/** What is wrong, and where: what is wrong in many places is shown once. */
function byFault(findings: readonly { where: string; fault: string }[]): Record<string, string[]> {
  const faults: Record<string, string[]> = {};
  for (const { where, fault } of findings) (faults[fault] ??= []).push(where);
  return faults;
}

/** Terraform takes seconds for each: a third by turns, or all with ECS_RUNNER_ALL_EXAMPLES. */
const chosen = <T>(items: readonly T[], purpose: string): readonly T[] =>
  process.env.ECS_RUNNER_ALL_EXAMPLES ? items : thirdInTurn(items, purpose);

describeWithTools(['terraform'], `${Object.keys(ALL_SETS).length} option sets (ECS_RUNNER_SEED=${SEED})`, () => {
  let repositories: { title: string; folder: string }[];
  let initialised: Initialised;
  beforeAll(async () => {
    repositories = Object.entries(ALL_SETS).map(([title, options]) => ({ title, folder: newRepository(options) }));
    initialised = await Initialised.create();
  }, 300_000);
  afterAll(() => initialised?.stop());

  it('are formatted', async () => {
    const folders = repositories.map(({ folder }) => folder);
    const { code, stdout } = await terraform('.', ['fmt', '-check', '-recursive', '-diff', ...folders]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });

  it('are valid in every root, without a warning', async () => {
    const roots = chosen(repositories, 'valid').flatMap(({ title, folder }) =>
      terraformRoots(folder).map((root) => ({ title, folder, root })),
    );
    const findings = await pool(roots, async ({ title, folder, root }) => {
      const diagnostics = await initialised.diagnostics(folder, root);
      return diagnostics.map((diagnostic) => ({ where: `${title}: ${root}`, fault: JSON.stringify(diagnostic) }));
    });
    expect(byFault(findings.flat())).toEqual({});
    console.log(`${roots.length} roots, ${initialised.count} of them different`);
  }, 600_000);

  it('pass the native tests of what options set', async () => {
    const findings = await pool(chosen(repositories, 'defaults'), async ({ title, folder }) => {
      const { stdout, stderr } = await initialised.test(folder, '.', 'defaults.tftest.hcl');
      return { where: title, fault: stderr || stdout };
    });
    expect(byFault(findings.filter(({ fault }) => !/Success! [1-9]\d* passed, 0 failed\.\s*$/.test(fault)))).toEqual(
      {},
    );
  }, 600_000);
});
