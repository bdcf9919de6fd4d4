import { missingTools } from '../../tools';
import { fails, holds, unavailable } from '../prover';
import { matching } from './inputs';
import type { Tool } from './tool';

/** docs/reference.md is what terraform-docs makes of the variables and outputs. */
export const terraformDocs: Tool = {
  inputs: matching(/^[^/]+\.tf$|^docs\/reference\.md$|^\.terraform-docs\.yml$/),
  async check(checkout) {
    if (!(await checkout.files()).includes('docs/reference.md')) return fails('there is no docs/reference.md');
    const missing = missingTools('terraform-docs');
    if (missing !== undefined) return unavailable(missing);
    const { code, stdout, stderr } = await checkout.run('terraform-docs', ['--output-check', '.']);
    return code === 0 ? holds(stdout.trim()) : fails(`${stderr.trim() || stdout.trim()}: npx projen docs`);
  },
};
