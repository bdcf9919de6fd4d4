import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { READ, RUN } from './breaks/tools';
import { broken, itemOf } from './broken';
import { proofTools } from './proof-tools';
import { toolProver } from '../../packages/ecs-runner-readiness/src/provers/tool';
import { TOOLS } from '../../packages/ecs-runner-readiness/src/provers/tools';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import { CLAIMS, type Outcome } from '../../src/readiness';
import { edit, newRepository, temporaryFolder } from '../support/repository';
import { describeWithTools } from '../support/tools';

const repository = newRepository();

function prove(root: string, ...tools: string[]): Promise<readonly Outcome[]> {
  const proofs = tools.map((tool) => ({ kind: 'tool', tool }) as const);
  return toolProver.prove(proofs, { ...openRepository(root), proofs, say: () => undefined, scratch: temporaryFolder });
}

it('has every tool that a claim names', () => {
  const named = Object.values(CLAIMS).flatMap(({ proofs }) =>
    proofs.flatMap((proof) => (proof.kind === 'tool' ? [proof.tool] : [])),
  );
  expect(named.filter((tool) => !(tool in TOOLS))).toEqual([]);
});

describe('on a machine with Node only', () => {
  const { PATH } = process.env;
  beforeAll(() => (process.env.PATH = ''));
  afterAll(() => (process.env.PATH = PATH));

  it.each(Object.entries(READ))('the tick of %s goes', async (id, edits) => {
    const { state, proofs } = await itemOf(broken(repository, edits), id);
    expect({ state, noticed: proofs.some(({ result }) => result === 'fails') }).toEqual({
      state: 'not met',
      noticed: true,
    });
  });

  it('what Node can read holds in a new repository', async () => {
    const tools = ['links', 'secrets', 'editorconfig', 'markdownlint', 'validation-rules'];
    const outcomes = await prove(repository, ...tools);
    expect(outcomes.filter(({ result }) => result !== 'holds')).toEqual([]);
  });

  it.each(['fmt', 'validate', 'tflint', 'checkov', 'terraform-docs', 'actionlint', 'zizmor', 'yamllint', 'pre-commit'])(
    '%s could not be tried, and that is no pass',
    async (tool) => {
      const [outcome] = await prove(repository, tool);
      expect(outcome).toEqual({
        result: 'unavailable',
        detail: expect.stringMatching(/ not on PATH: see CONTRIBUTING/),
      });
    },
  );
});

describeWithTools(
  ['terraform', 'tflint', 'terraform-docs', 'checkov', 'pre-commit', 'actionlint', 'zizmor', 'yamllint'],
  'with the tools',
  () => {
    beforeAll(() => void proofTools());

    it.each(Object.entries(RUN))(
      'the tick of %s goes',
      async (id, edits) => {
        const { state, proofs } = await itemOf(broken(repository, edits), id);
        expect({ state, noticed: proofs.some(({ kind, result }) => kind === 'tool' && result === 'fails') }).toEqual({
          state: 'not met',
          noticed: true,
        });
      },
      5 * 60_000,
    );

    it('native tests count, and one that fails is named', async () => {
      const copy = newRepository();
      const module = temporaryFolder();
      mkdirSync(join(module, '.projen'));
      edit(module, '.projen/options.json', JSON.stringify({ version: '0.0.0', options: openRepository(copy).options }));
      edit(module, 'main.tf', 'variable "x" {\n  type    = number\n  default = 1\n}\n');
      const run = (name: string, value: number) =>
        `run "${name}" {\n  assert {\n    condition     = var.x == ${value}\n    error_message = "x"\n  }\n}\n`;
      edit(module, 'tests/x.tftest.hcl', run('good', 1));
      expect(await prove(module, 'terraform-test')).toEqual([
        { result: 'holds', detail: 'terraform test: 1 passed, 0 failed, in 1 files' },
      ]);
      edit(module, 'tests/x.tftest.hcl', run('good', 1) + run('bad', 2));
      expect(await prove(module, 'terraform-test')).toEqual([
        { result: 'fails', detail: 'terraform test: 1 passed, 1 failed: tests/x.tftest.hcl: bad' },
      ]);
    }, 60_000);
  },
);
