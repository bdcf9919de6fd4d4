import { join } from 'node:path';
import { terraformRoots } from '../../packages/ecs-runner-readiness/src/terraform/roots';
import { SEED, thirdInTurn } from '../../scripts/turns.cjs';
import { ALL_SETS } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { runTool } from '../support/run-tool';
import { describeWithTools } from '../support/tools';

/** A third by turns, or all with ECS_RUNNER_ALL_EXAMPLES. */
const SETS = Object.entries(ALL_SETS);
const CHOSEN = process.env.ECS_RUNNER_ALL_EXAMPLES ? SETS : thirdInTurn(SETS, 'tflint');

describeWithTools(['tflint'], `TFLint with every rule (ECS_RUNNER_SEED=${SEED})`, () => {
  it.each(CHOSEN)('finds nothing in %s', (_title, options) => {
    const repository = newRepository(options);
    const config = `--config=${join(repository, '.tflint.hcl')}`;
    expect(runTool('tflint', ['--recursive', config], repository)).toEqual({ code: 0, output: '' });
  });

  it('sees every root', () => {
    const repository = newRepository();
    for (const root of terraformRoots(repository)) {
      const result = runTool('tflint', [`--chdir=${root}`, '--only=terraform_required_version'], repository);
      expect({ root, ...result }).toEqual({ root, code: 0, output: '' });
    }
  });
});
