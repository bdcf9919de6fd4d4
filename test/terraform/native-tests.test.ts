import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COVERING_SET } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { terraformRoots } from '../support/roots';
import { inTurn, SEED } from '../support/rotation';
import { mustTerraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

const [title, options] = inTurn(Object.entries(COVERING_SET), 'native tests');

/** A user's machine may be slower than the one for which the tests are to take at most 90 seconds. */
const LIMIT = 240_000;

describeWithTools(['terraform'], 'a repository', () => {
  it.each([
    ['the defaults', {}],
    [`${title} (ECS_RUNNER_SEED=${SEED})`, options],
  ])(
    'with %s: init, validate and test as a user runs them',
    async (name, set) => {
      const repository = newRepository(set);
      for (const root of terraformRoots(repository)) {
        await mustTerraform(join(repository, root), ['init', '-backend=false', '-input=false']);
        await mustTerraform(join(repository, root), ['validate']);
      }
      const start = performance.now();
      for (const root of terraformRoots(repository).filter((folder) => existsSync(join(repository, folder, 'tests')))) {
        const output = await mustTerraform(join(repository, root), ['test']);
        expect({ root, output }).toEqual({
          root,
          output: expect.stringMatching(/Success! [1-9]\d* passed, 0 failed\./),
        });
      }
      const milliseconds = performance.now() - start;
      console.log(`native tests of ${name}: ${Math.round(milliseconds / 1000)} s`);
      expect(milliseconds).toBeLessThan(LIMIT);
    },
    LIMIT + 60_000,
  );
});
