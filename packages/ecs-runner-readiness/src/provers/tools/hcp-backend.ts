import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fails, holds } from '../prover';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';
import { validateRoot } from './validate';

/** Each example of a root whose state is in HCP Terraform initialises and validates, as `backend.tf`. */
export const hcpBackend: Tool = {
  inputs: terraformFiles,
  async check(checkout) {
    const folder = await checkout.folder();
    const holders = (await checkout.files()).filter(
      (file) => file.endsWith('.tf.example') && /^\s*cloud \{/m.test(readFileSync(join(folder, file), 'utf8')),
    );
    if (holders.length === 0) return fails('no *.tf.example has a cloud block');
    for (const file of holders) {
      // Beside its root, so that the paths of modules lead where they did.
      const root = `${dirname(file)}-hcp`;
      cpSync(join(folder, dirname(file)), join(folder, root), { recursive: true });
      copyFileSync(join(folder, file), join(folder, root, 'backend.tf'));
      const problem = await validateRoot(checkout, root);
      if (problem !== undefined) return { ...problem, detail: `${basename(file)}: ${problem.detail}` };
    }
    return holds(`${holders.join(', ')} as backend.tf: terraform validate`);
  },
};
