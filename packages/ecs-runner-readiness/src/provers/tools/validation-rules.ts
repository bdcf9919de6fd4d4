import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findings } from './findings';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';
import { terraformRoots } from '../../terraform/roots';
import { expectedFailures, rulesOf } from '../../terraform/rules';

/**
 * Each validation, precondition and check of a root that has native tests is expected to fail in a run of its own: for
 * each address there are at least as many runs that expect it as it has rules.
 */
export const validationRules: Tool = {
  inputs: terraformFiles,
  async check({ work }) {
    const roots = terraformRoots(work.root).filter(
      (root) => root === '.' || existsSync(join(work.root, root, 'tests')),
    );
    const untested: string[] = [];
    let count = 0;
    for (const root of roots) {
      const rules = await rulesOf(join(work.root, root));
      const expected = (await expectedFailures(join(work.root, root))).flatMap(({ expects }) => [...new Set(expects)]);
      count += rules.length;
      for (const address of new Set(rules.map((rule) => rule.address))) {
        const has = rules.filter((rule) => rule.address === address).length;
        const runs = expected.filter((other) => other === address).length;
        if (runs < has) untested.push(`${root}: ${address} has ${has} rules, ${runs} runs expect it to fail`);
      }
    }
    return findings(untested, `${count} rules, a run that expects the failure of each`);
  },
};
