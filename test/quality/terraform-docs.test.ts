import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTION_SETS } from '../support/option-sets';
import { newRepository } from '../support/repository';
import { runTool } from '../support/run-tool';
import { describeWithTools } from '../support/tools';

describeWithTools(['terraform-docs'], 'docs/reference.md', () => {
  it.each(Object.entries(OPTION_SETS))('is what terraform-docs writes for %s', (_title, options) => {
    const repository = newRepository(options);
    expect(runTool('terraform-docs', ['--output-check', '.'], repository)).toEqual({
      code: 0,
      output: 'docs/reference.md is up to date\n',
    });
  });

  it('would be seen to differ', () => {
    const repository = newRepository();
    const extra = 'variable "extra" {\n  description = "More"\n  type        = string\n}\n';
    writeFileSync(join(repository, 'extra.tf'), extra);
    expect(runTool('terraform-docs', ['--output-check', '.'], repository).code).not.toBe(0);
    expect(runTool('node', ['.projen/terraform.cjs', 'docs'], repository).output).toContain('"released"');
    expect(readFileSync(join(repository, 'docs/reference.md'), 'utf8')).toContain('### extra\n');
  });
});
