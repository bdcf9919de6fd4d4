import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingTools } from '../../tools';
import { fails, unavailable } from '../prover';
import { findings } from './findings';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';

interface Check {
  readonly check_id: string;
  readonly resource: string;
  readonly file_path: string;
  readonly check_result: { readonly suppress_comment?: string };
}
interface Report {
  readonly results?: {
    readonly passed_checks?: readonly Check[];
    readonly failed_checks?: readonly Check[];
    readonly skipped_checks?: readonly Check[];
  };
}

const CONFIG = '.checkov.yaml';
/** Settings that switch checks off for the whole repository. */
const SWITCHED_OFF = /^(?:check|skip-check|skip-framework|soft-fail|soft-fail-on|hard-fail-on|baseline):/m;
/** A reason is a sentence, not a word. */
const REASON = /\S.{18,}\S/;

/** checkov finds nothing, and each skip has its reason in the code. */
export const checkov: Tool = {
  inputs: terraformFiles,
  async check(checkout) {
    const config = join(checkout.work.root, CONFIG);
    if (!existsSync(config)) return fails(`there is no ${CONFIG}`);
    const off = SWITCHED_OFF.exec(readFileSync(config, 'utf8'));
    if (off !== null) return fails(`${CONFIG} switches checks off: ${off[0]}`);
    const missing = missingTools('checkov');
    if (missing !== undefined) return unavailable(missing);
    const args = ['--config-file', CONFIG, '--output', 'json'];
    const { stdout, stderr } = await checkout.run('checkov', args, { LOG_LEVEL: 'ERROR' });
    const results = reports(stdout).flatMap((part) => part.results ?? []);
    if (results.length === 0) return fails(`checkov reported nothing: ${stderr.trim().slice(-200)}`);
    const named = ({ check_id, resource, file_path }: Check) => `${check_id} ${resource} (${file_path})`;
    const failed = results.flatMap(({ failed_checks = [] }) => failed_checks.map(named));
    const skipped = results.flatMap(({ skipped_checks = [] }) => skipped_checks);
    const silent = skipped.filter(({ check_result }) => !REASON.test(check_result.suppress_comment ?? '')).map(named);
    const passed = results.reduce((sum, { passed_checks = [] }) => sum + passed_checks.length, 0);
    return findings(
      [...failed, ...silent.map((skip) => `${skip} is skipped without a reason`)],
      `checkov: ${passed} checks pass, ${skipped.length} are skipped with a reason`,
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
