import {
  exampleLines,
  months,
  networkCosts,
  processors,
  smallTask,
  standingLines,
  taskLines,
  totals,
  USAGE,
  useLines,
  zoneCosts,
} from './estimate';
import { FARGATE, PRICES, PRICES_AS_OF, SPOT_DISCOUNT } from './prices';
import type { ResolvedOptions } from '../options';

/** What templates say of costs; amounts are texts. */
export type Cost = ReturnType<typeof costOf>;

/** The figures of docs/cost.md, of the example complete-production and of the benchmark. */
export function costOf(options: ResolvedOptions) {
  return {
    asOf: PRICES_AS_OF,
    usage: { ...USAGE, keptMonths: months(options.logRetentionDays) },
    spotDiscount: Math.round(SPOT_DISCOUNT * 100),
    totals: totals(options),
    lines: [...taskLines(options), ...standingLines(options), ...useLines(options)],
    networks: networkCosts(),
    processors: processors(),
    zone: zoneCosts(),
    fargate: FARGATE[options.cpuArchitecture as keyof typeof FARGATE],
    fargateByProcessor: FARGATE,
    example: { lines: exampleLines(options), task: smallTask(options) },
    prices: Object.fromEntries(Object.entries(PRICES).map(([name, { usd }]) => [name, usd])),
    priceRows: Object.values(PRICES).map(({ usd, what, page, read }) => ({ usd, what, page, ...sourceRow(read) })),
  };
}

function sourceRow({ what, url, aws, date }: (typeof PRICES)[keyof typeof PRICES]['read']) {
  return { source: what, url, by: aws ? 'AWS' : 'others', date: date ?? 'undated' };
}
