import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costOf } from 'ecs-runner-template/lib/cost';
import { fails } from '../prover';
import { findings } from './findings';
import type { Tool } from './tool';

const PAGE = 'docs/cost.md';

/** Every row of the tables in docs/cost.md is what the dated price list makes of this repository's options. */
export const costTable: Tool = {
  quick: true,
  inputs: () => [PAGE, '.projen/options.json'],
  async check({ work: { root, options } }) {
    if (!existsSync(join(root, PAGE))) return fails(`there is no ${PAGE}`);
    const page = readFileSync(join(root, PAGE), 'utf8');
    const { asOf, totals, lines, networks } = costOf(options);
    const rows = [
      ...totals.map(({ network, onDemand, onDemandKey, spot, spotKey }) => [
        network,
        onDemand,
        onDemandKey,
        spot,
        spotKey,
      ]),
      ...[...lines, ...networks.flatMap((network) => network.lines)].map(({ what, calculation, usd }) => [
        what,
        calculation,
        usd,
      ]),
    ].map((cells) => `| ${cells.join(' | ')} |`);
    const missing = rows.filter((row) => !page.includes(row)).map((row) => `${PAGE} has no row ${row}`);
    return findings(
      page.includes(asOf) ? missing : [`${PAGE} does not say that its prices are of ${asOf}`],
      `${rows.length} rows are what the price list of ${asOf} makes`,
    );
  },
};
