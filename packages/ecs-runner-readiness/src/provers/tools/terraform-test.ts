import { filesBelow } from '../../files';
import { holds, fails } from '../prover';
import { terraformFiles } from './inputs';
import { runTests } from './native-tests';
import type { Tool } from './tool';

/** `terraform test` of the module passes, all of it. */
export const terraformTest: Tool = {
  inputs: terraformFiles,
  async check(checkout) {
    const tests = filesBelow(checkout.work.root).filter((file) => /^tests\/[^/]+\.tftest\.(hcl|json)$/.test(file));
    if (tests.length === 0) return fails('there are no tests in tests/');
    const result = await runTests(checkout);
    if ('result' in result) return result;
    const { passed, failed } = result;
    const ok = failed.length === 0 && passed > 0;
    const said = `terraform test: ${passed} passed, ${failed.length} failed`;
    return ok ? holds(`${said}, in ${tests.length} files`) : fails(`${said}: ${failed.slice(0, 3).join(', ')}`);
  },
};
