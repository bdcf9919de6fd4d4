import { join } from 'node:path';
import { terraformRoots } from '../../packages/ecs-runner-readiness/src/terraform/roots';
import { ALL_SETS } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { runTool } from '../support/run-tool';
import { describeWithTools } from '../support/tools';

describeWithTools(['tflint'], 'TFLint with every rule', () => {
  it.each(Object.entries(ALL_SETS))('finds nothing in %s', (_title, options) => {
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
