import { dirname, join } from 'node:path';
import { fails } from '../prover';
import { findings, lines } from './findings';
import { markdown } from './inputs';
import type { Tool } from './tool';

/** markdownlint finds nothing in any document, with the rules of .markdownlint-cli2.jsonc. */
export const markdownlint: Tool = {
  quick: true,
  inputs: markdown,
  async check(checkout) {
    const command = join(dirname(require.resolve('markdownlint-cli2')), 'markdownlint-cli2-bin.mjs');
    const { code, stdout, stderr } = await checkout.run(process.execPath, [command, '**/*.md', '#node_modules']);
    const found = lines(stderr).filter((line) => / MD\d+/.test(line));
    if (code !== 0 && found.length === 0) return fails(`markdownlint: ${stderr.trim().slice(0, 200)}`);
    return findings(found, /Linting: (.*)/.exec(stdout)?.[0] ?? 'markdownlint finds nothing');
  },
};
