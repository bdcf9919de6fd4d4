import { join } from 'node:path';
import { nativeTests } from '../../terraform/native-tests';
import { terraformRoots } from '../../terraform/roots';
import { expectedFailures, rulesOf, type Rule } from '../../terraform/rules';
import { fails, holds } from '../prover';
import { findings, untested } from './findings';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';

/** Each error message says what is wrong, with which value, and what is allowed; and the module's rules do refuse. */
export const messages: Tool = {
  inputs: terraformFiles,
  async check(checkout) {
    const { root } = checkout.work;
    const rules = (await Promise.all(terraformRoots(root).map((folder) => rulesOf(join(root, folder))))).flat();
    const unclear = rules.flatMap((rule) => faults(rule).map((fault) => `${rule.address} (${rule.file}): ${fault}`));
    if (unclear.length > 0 || rules.length === 0) {
      return findings([...unclear, ...(rules.length ? [] : ['no rules'])], '');
    }
    const expected = await expectedFailures(root);
    const files = [...new Set(expected.map(({ file }) => file))];
    if (files.length === 0) return fails('no native test expects a failure');
    const { count } = await nativeTests(checkout.work, '.', files);
    if ('status' in count) return untested(count);
    const wrong = expected.map(({ file, run }) => `${file}: ${run}`).filter((run) => count.failed.includes(run));
    return wrong.length > 0
      ? findings(wrong, '')
      : holds(
          `${rules.length} messages name the input, its value and what is allowed; ${expected.length} runs see failures`,
        );
  },
};

/** What a message leaves out. */
function faults({ address, condition, message }: Rule): string[] {
  const inputs = [...`${address} ${condition}`.matchAll(/\bvar\.(\w+)/g)].map(([, name]) => name);
  const text = message.replace(/\$\{[^}]*\}/g, ' ');
  return [
    ...(inputs.length === 0 || inputs.some((name) => new RegExp(`\\b${name}\\b`).test(message))
      ? []
      : [`the message does not name ${[...new Set(inputs)].join(' or ')}`]),
    ...(/\$\{|\b(?:is|are) (?:still |set to )?(?:true|false|null|empty|https?:)/.test(message)
      ? []
      : ['the message does not show the value']),
    ...(/\b(?:allowed|must|put|use|set|one of|between|at least|at most)\b/i.test(text)
      ? []
      : ['the message does not say what is allowed']),
  ];
}
