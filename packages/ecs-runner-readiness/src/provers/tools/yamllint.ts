import { missingTools } from '../../tools';
import { unavailable } from '../prover';
import { findings, lines } from './findings';
import { matching } from './inputs';
import type { Tool } from './tool';

const YAML = /\.ya?ml$/;

/** yamllint finds nothing, with the rules of .yamllint.yaml. */
export const yamllint: Tool = {
  inputs: matching(YAML),
  async check(checkout) {
    const missing = missingTools('yamllint');
    if (missing !== undefined) return unavailable(missing);
    const files = (await checkout.files()).filter((file) => YAML.test(file));
    const { code, stdout, stderr } = await checkout.run('yamllint', ['--strict', '--format=parsable', ...files]);
    return findings(code === 0 ? [] : lines(stdout || stderr), `yamllint: ${files.length} files`);
  },
};
