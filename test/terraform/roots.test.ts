import { join } from 'node:path';
import { OPTION_SETS } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { terraformRoots } from '../support/roots';
import { mustTerraform, terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

/** The option sets whose native tests run here; a run of the module's tests takes half a minute. */
const TESTED = ['the defaults', 'no key, no Spot, ARM64, no scope, no hooks'];

describeWithTools(['terraform'], 'terraform', () => {
  describe.each(Object.entries(OPTION_SETS))('of %s', (title, options) => {
    let repository: string;
    beforeAll(() => {
      repository = newRepository(options);
    });

    it('is formatted', async () => {
      expect(await terraform(repository, ['fmt', '-check', '-recursive', '-diff'])).toMatchObject({
        code: 0,
        stdout: '',
      });
    });

    it('is valid in every root, without a warning', async () => {
      for (const root of terraformRoots(repository)) {
        const folder = join(repository, root);
        await mustTerraform(folder, ['init', '-backend=false', '-input=false']);
        const { diagnostics } = JSON.parse(await mustTerraform(folder, ['validate', '-json']));
        expect({ root, diagnostics }).toEqual({ root, diagnostics: [] });
      }
    }, 120_000);

    if (TESTED.includes(title)) {
      it('passes its own tests', async () => {
        const output = await mustTerraform(repository, ['test']);
        expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed\./);
      }, 180_000);
    }
  });
});
