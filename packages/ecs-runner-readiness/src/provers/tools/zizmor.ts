import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingTools } from '../../tools';
import { fails, unavailable } from '../prover';
import { findings, lines } from './findings';
import { workflows } from './inputs';
import type { Tool } from './tool';
import { workflowsIn } from './workflows';

/** zizmor finds no risk in any workflow; what is ignored has its reason beside it. */
export const zizmor: Tool = {
  inputs: workflows,
  async check(checkout) {
    const missing = missingTools('zizmor');
    if (missing !== undefined) return unavailable(missing);
    const files = await workflowsIn(checkout);
    if (files.length === 0) return fails('there is no workflow');
    const folder = await checkout.folder();
    const silent = files.filter((file) =>
      /zizmor: ignore\[[^\]]*\]\s*$/m.test(readFileSync(join(folder, file), 'utf8')),
    );
    if (silent.length > 0) return fails(`${silent.join(', ')} ignores a finding without a reason`);
    const { code, stdout, stderr } = await checkout.run('zizmor', ['--offline', '--quiet', '--format=plain', ...files]);
    if (code !== 0 && stdout.trim() === '') return fails(`zizmor: ${stderr.trim().slice(-200)}`);
    const found = lines(stdout).filter((line) => /^(?:error|warning|info|help)\[/.test(line));
    return findings(found, `zizmor: no risk in ${files.length} workflows`);
  },
};
