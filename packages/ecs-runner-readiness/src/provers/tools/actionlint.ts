import { missingTools } from '../../tools';
import { unavailable } from '../prover';
import { findings, lines } from './findings';
import { workflows } from './inputs';
import type { Tool } from './tool';
import { workflowsIn } from './workflows';

/** actionlint finds no fault in any workflow, the one to be copied from run-task/ included. */
export const actionlint: Tool = {
  inputs: workflows,
  async check(checkout) {
    const missing = missingTools('actionlint');
    if (missing !== undefined) return unavailable(missing);
    const files = await workflowsIn(checkout);
    const { code, stdout, stderr } = await checkout.run('actionlint', [
      '-shellcheck=',
      '-pyflakes=',
      '-oneline',
      ...files,
    ]);
    return findings(code === 0 ? [] : lines(stdout || stderr), `actionlint: ${files.length} workflows without fault`);
  },
};
