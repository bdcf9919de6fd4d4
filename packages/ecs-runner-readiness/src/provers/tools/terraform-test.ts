import { filesBelow } from '../../files';
import { nativeTests } from '../../terraform/native-tests';
import { holds, fails } from '../prover';
import { untested } from './findings';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';

/** `terraform test` of the module passes, all of it. */
export const terraformTest: Tool = {
  inputs: terraformFiles,
  async check(checkout) {
    const tests = filesBelow(checkout.work.root).filter((file) => /^tests\/[^/]+\.tftest\.(hcl|json)$/.test(file));
    if (tests.length === 0) return fails('there are no tests in tests/');
    const { count } = await nativeTests(checkout.work, '.');
    if ('status' in count) return untested(count);
    const { passed, failed } = count;
    const ok = failed.length === 0 && passed > 0;
    const said = `terraform test: ${passed} passed, ${failed.length} failed`;
    return ok ? holds(`${said}, in ${tests.length} files`) : fails(`${said}: ${failed.slice(0, 3).join(', ')}`);
  },
};
