import { join } from 'node:path';
import { terraformRoots } from '../../terraform/roots';
import { missingTools } from '../../tools';
import { unavailable } from '../prover';
import { findings, lines } from './findings';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';

/** TFLint finds nothing in any root, with the rules of .tflint.hcl. */
export const tflint: Tool = {
  inputs: terraformFiles,
  async check(checkout) {
    const missing = missingTools('tflint');
    if (missing !== undefined) return unavailable(missing);
    const config = join(await checkout.folder(), '.tflint.hcl');
    const roots = terraformRoots(checkout.work.root);
    const found: string[] = [];
    for (const root of roots) {
      const args = [`--chdir=${root}`, `--config=${config}`, '--format=compact', '--no-color'];
      const { code, stdout, stderr } = await checkout.run('tflint', args);
      const said = lines(stdout || stderr).filter((line) => !/issue\(s\) found/.test(line));
      if (code !== 0) found.push(...said.map((line) => `${root}: ${line}`));
    }
    return findings(found, `TFLint finds nothing in ${roots.length} roots`);
  },
};
