import { missingTools } from '../../tools';
import { unavailable } from '../prover';
import { findings, lines } from './findings';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';

/** `terraform fmt` changes nothing. */
export const fmt: Tool = {
  quick: true,
  inputs: terraformFiles,
  async check(checkout) {
    const missing = missingTools('terraform');
    if (missing !== undefined) return unavailable(missing);
    const { code, stdout, stderr } = await checkout.run('terraform', ['fmt', '-check', '-recursive', '-no-color']);
    return findings(code === 0 ? [] : lines(stdout || stderr), 'terraform fmt -check -recursive: nothing to change');
  },
};
