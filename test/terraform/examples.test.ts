import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Initialised } from './initialised';
import { SEED } from '../../scripts/turns.cjs';
import { EXAMPLE_SETS_IN_TURN } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { describeWithTools } from '../support/tools';

// The defaults are run as a user runs them: see native-tests.test.ts.
const [, ...SETS] = EXAMPLE_SETS_IN_TURN;

describeWithTools(['terraform'], `the native tests of each example (ECS_RUNNER_SEED=${SEED})`, () => {
  let initialised: Initialised;
  beforeAll(async () => {
    initialised = await Initialised.create();
  }, 300_000);
  afterAll(() => initialised?.stop());

  it.each(SETS)(
    'pass with %s, and so do those of what options set elsewhere',
    async (_title, options) => {
      const repository = newRepository(options);
      const examples = readdirSync(join(repository, 'examples'));
      expect(examples).toEqual(['basic', 'complete-production', 'multi-region']);
      const roots = [
        ['.', 'defaults.tftest.hcl'],
        ['bootstrap', 'defaults.tftest.hcl'],
        ...examples.map((example) => [`examples/${example}`]),
      ];
      for (const [root, ...files] of roots) {
        const { stdout, stderr } = await initialised.test(repository, root, ...files);
        const output = stderr || stdout;
        expect({ root, output }).toEqual({
          root,
          output: expect.stringMatching(/Success! [1-9]\d* passed, 0 failed\./),
        });
      }
    },
    300_000,
  );
});
