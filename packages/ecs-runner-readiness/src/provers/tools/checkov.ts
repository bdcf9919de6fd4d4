import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findings } from './findings';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';
import { missingTools } from '../../tools';
import { fails, unavailable } from '../prover';

interface Check {
  readonly check_id: string;
  readonly resource: string;
  readonly file_path: string;
}
interface Report {
  readonly results?: { readonly failed_checks?: readonly Check[] };
  readonly summary?: { readonly passed: number };
}

const CONFIG = '.checkov.yaml';
/** Settings that switch checks off for the whole repository. */
const SWITCHED_OFF = /^(?:check|skip-check|skip-framework|soft-fail|soft-fail-on|hard-fail-on|baseline):/m;
const SKIP = /checkov:skip=.*/g;
/** A reason is a sentence, not a word. */
const WITH_REASON = /^checkov:skip=CKV2?_\w+:.{20,}$/;

/** checkov finds nothing, and each skip has its reason in the code. */
export const checkov: Tool = {
  inputs: terraformFiles,
  async check(checkout) {
    const { root } = checkout.work;
    if (!existsSync(join(root, CONFIG))) return fails(`there is no ${CONFIG}`);
    const off = SWITCHED_OFF.exec(readFileSync(join(root, CONFIG), 'utf8'));
    if (off !== null) return fails(`${CONFIG} switches checks off: ${off[0]}`);
    const files = (await checkout.files()).filter((file) => file.endsWith('.tf'));
    const skips = files.flatMap((file) =>
      (readFileSync(join(root, file), 'utf8').match(SKIP) ?? []).map((skip) => ({ file, skip })),
    );
    const silent = skips.filter(({ skip }) => !WITH_REASON.test(skip));
    if (silent.length > 0) {
      return findings(
        silent.map(({ file, skip }) => `${file}: ${skip} has no reason`),
        '',
      );
    }
    const missing = missingTools('checkov');
    if (missing !== undefined) return unavailable(missing);
    const args = ['--config-file', CONFIG, '--output', 'json'];
    const { stdout, stderr } = await checkout.run('checkov', args, { LOG_LEVEL: 'ERROR' });
    const all = reports(stdout);
    const passed = all.reduce((sum, { summary }) => sum + (summary?.passed ?? 0), 0);
    const failed = all.flatMap(({ results }) => results?.failed_checks ?? []);
    if (passed + failed.length === 0) return fails(`checkov checked nothing: ${stderr.trim().slice(-200)}`);
    return findings(
      failed.map(({ check_id, resource, file_path }) => `${check_id} ${resource} (${file_path})`),
      `checkov: ${passed} checks pass, ${skips.length} are skipped with a reason`,
    );
  },
};

function reports(stdout: string): Report[] {
  try {
    return [JSON.parse(stdout) as Report | Report[]].flat();
  } catch {
    return [];
  }
}
