import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { terraformRoots } from '../../packages/ecs-runner-readiness/src/terraform/roots';
import { inTurn, SEED } from '../../scripts/turns.cjs';
import { COVERING_SET } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { mustTerraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

const [title, options] = inTurn(Object.entries(COVERING_SET), 'native tests');

/** Alone on two processors the module's tests take two minutes; here others run beside them. */
const LIMIT = 480_000;

describeWithTools(['terraform'], 'a repository', () => {
  it.each([
    // The module's own are run by test/readiness/whole.test.ts.
    ['the defaults', {}, (root: string) => root !== '.'],
    // Examples have few options of their own: see examples.test.ts.
    [`${title} (ECS_RUNNER_SEED=${SEED})`, options, (root: string) => root === '.'],
  ])(
    'with %s: init, validate and test as a user runs them',
    async (name, set, isTested) => {
      const repository = newRepository(set);
      const roots = terraformRoots(repository);
      for (const root of roots) {
        await mustTerraform(join(repository, root), ['init', '-backend=false', '-input=false']);
        await mustTerraform(join(repository, root), ['validate']);
      }
      for (const root of roots.filter((folder) => isTested(folder) && existsSync(join(repository, folder, 'tests')))) {
        const start = performance.now();
        const output = await mustTerraform(join(repository, root), ['test']);
        const milliseconds = performance.now() - start;
        console.log(`native tests of ${root}, ${name}: ${Math.round(milliseconds / 1000)} s`);
        expect({ root, output }).toEqual({
          root,
          output: expect.stringMatching(/Success! [1-9]\d* passed, 0 failed\./),
        });
        expect(milliseconds).toBeLessThan(LIMIT);
      }
    },
    3 * LIMIT,
  );
});
