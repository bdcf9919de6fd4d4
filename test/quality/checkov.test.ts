import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn, SEED } from '../../scripts/turns.cjs';
import { EXAMPLE_SETS, OPTION_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';
import { runTool } from '../support/run-tool';
import { describeWithTools } from '../support/tools';

interface Check {
  readonly check_id: string;
  readonly resource: string;
}
interface Report {
  readonly results?: { readonly failed_checks: Check[] };
}

/** What checkov finds with the configuration of the repository. */
function findings(repository: string): string[] {
  const args = ['--config-file', '.checkov.yaml', '--output', 'json'];
  const reports: Report[] = [JSON.parse(runTool('checkov', args, repository, { LOG_LEVEL: 'ERROR' }).output)].flat();
  return reports.flatMap(({ results }) => results?.failed_checks.map(name) ?? []);
}

/** The sets that between them have every resource, what examples are applied with, and one of the others: a run takes a quarter of a minute. */
const FIRST = [
  'the defaults',
  'no key, no Spot, ARM64, no scope, no hooks',
  'Step Functions, endpoints, alarms, HCP Terraform',
];
const named = Object.entries(OPTION_SETS).filter(([title]) => FIRST.includes(title));
const always = { ...Object.fromEntries(named), ...EXAMPLE_SETS };
const [chosen, chosenOptions] = inTurn(
  Object.entries(OPTION_SETS).filter(([title]) => !(title in always)),
  'checkov',
);
const sets = [...Object.entries(always), [`${chosen} (ECS_RUNNER_SEED=${SEED})`, chosenOptions] as const];

const name = ({ check_id, resource }: Check) => `${check_id} ${resource}`;

describeWithTools(['checkov'], 'checkov', () => {
  it.each(sets)('finds nothing in %s', (_title, options) => {
    expect(findings(newRepository(options))).toEqual([]);
  });

  it('is told the reason of each skip', () => {
    const code = Object.entries(readTree(newRepository())).filter(([file]) => file.endsWith('.tf'));
    const skips = code.flatMap(([, text]) => text.match(/checkov:skip.*/g) ?? []);
    expect(skips.filter((skip) => !/^checkov:skip=CKV2?_AWS_\d+:.{20,}$/.test(skip))).toEqual([]);
  });

  it('has every check switched on', () => {
    const config = readTree(newRepository())['.checkov.yaml'];
    expect(config).not.toMatch(/^(check|skip-check|soft-fail|soft-fail-on|baseline):/m);
  });

  it('would be seen to find something, also in a live root', () => {
    const repository = newRepository();
    const bucket = 'resource "aws_s3_bucket" "open" {\n  bucket = "open"\n}\n';
    writeFileSync(join(repository, 'live/production/open.tf'), bucket);
    expect(findings(repository)).toContain('CKV2_AWS_6 aws_s3_bucket.open');
  });
});
