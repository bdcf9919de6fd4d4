import type { ResolvedOptions } from '../options';
import { FARGATE, PRICES, SPOT_DISCOUNT } from './prices';

/** Hours of a month, as AWS counts them. */
export const HOURS = 730;

/** What a month is taken to be; docs/cost.md says how to put one's own. */
export const USAGE = {
  tasks: 2000,
  minutes: 15,
  vcpu: 1,
  memoryGb: 2,
  /** An image is pulled for each task. */
  imageGb: 0.2,
  loggedGb: 5,
  objectGb: 20,
  /** What tasks exchange with the internet. */
  trafficGb: 100,
  zones: 2,
} as const;

/** ecr.api, ecr.dkr and logs: what create_vpc_endpoints makes without secrets and ECS Exec. */
const ENDPOINTS = 3;
/** Metrics of the task ledger that have a value whenever something happens, and one each for an exit code and a stop code. */
const LEDGER_METRICS = 8 + 2;
/** States of a run that ends well. */
const STEPS_OF_A_RUN = 5;
/** The schedule of the time limit: every five minutes. */
const LOOKS_IN_AN_HOUR = 12;

/** One row of a table: what is paid for, how its price comes about, and the US dollars. */
export interface CostLine {
  readonly what: string;
  readonly calculation: string;
  readonly usd: string;
  /** The same as a number: totals are sums of what the reader sees. */
  readonly amount: number;
}

type Factor = number | readonly [amount: number, unit: string];

/** A way of tasks to what they need, and what it costs in a month. */
export interface NetworkCost {
  readonly network: string;
  readonly lines: readonly CostLine[];
}

/** What an hour of a task, and all tasks of a month, cost on a processor. */
export interface ProcessorCost {
  readonly processor: string;
  readonly hour: string;
  readonly onDemand: string;
  readonly spot: string;
}

/** What a month costs on one way, with and without Spot and key. */
export interface CostTotal {
  readonly network: string;
  readonly onDemand: string;
  readonly onDemandKey: string;
  readonly spot: string;
  readonly spotKey: string;
}

/** What is paid for whether or not a task runs, the network aside. */
export function standingLines({ launcher, spot, kmsCmk }: ResolvedOptions): CostLine[] {
  return [
    ...(kmsCmk ? [KEY] : []),
    line('Alarms', [alarmCount(launcher, spot), 'alarms'], PRICES.alarmMonth.usd),
    line('Dashboard', [1, 'dashboard'], PRICES.dashboardMonth.usd),
    ...(launcher === 'direct'
      ? [line('Looks for the time limit', [HOURS, 'hours'], [LOOKS_IN_AN_HOUR, 'runs'], PRICES.expressRun.usd)]
      : []),
  ];
}

/** What tasks cost on demand. */
export function taskLines({ cpuArchitecture }: Pick<ResolvedOptions, 'cpuArchitecture'>): CostLine[] {
  const { vcpu, gb } = FARGATE[cpuArchitecture as keyof typeof FARGATE];
  const hours = [TASKS, [USAGE.minutes / 60, 'hours']] as const;
  return [
    line(`Tasks on demand, ${cpuArchitecture}: CPU`, ...hours, [USAGE.vcpu, 'vCPU'], vcpu),
    line(`Tasks on demand, ${cpuArchitecture}: memory`, ...hours, [USAGE.memoryGb, 'GB'], gb),
  ];
}

/** What else is paid for by use. */
export function useLines({ launcher, logRetentionDays }: ResolvedOptions): CostLine[] {
  return [
    ...(launcher === 'stepFunctions'
      ? [line('State machine', TASKS, [STEPS_OF_A_RUN, 'steps'], PRICES.standardTransition.usd)]
      : []),
    line('Logs, taken in', [USAGE.loggedGb, 'GB'], PRICES.logGb.usd),
    line('Logs, kept', [USAGE.loggedGb, 'GB'], [months(logRetentionDays), 'months'], PRICES.logGbMonth.usd),
    line('Metrics of the task ledger, at most', [LEDGER_METRICS, 'metrics'], PRICES.metricMonth.usd),
    line('Bucket', [USAGE.objectGb, 'GB'], PRICES.objectGbMonth.usd),
  ];
}

/** The ways of docs/network.md. */
export function networkCosts(): NetworkCost[] {
  const zones = [USAGE.zones, 'zones'] as const;
  const month = [HOURS, 'hours'] as const;
  const natGb = USAGE.tasks * USAGE.imageGb + USAGE.loggedGb + USAGE.trafficGb;
  return [
    {
      network: 'Public subnets',
      lines: [line('An address for each task', TASKS, [USAGE.minutes / 60, 'hours'], PRICES.addressHour.usd)],
    },
    {
      network: 'NAT gateway in each zone',
      lines: [
        line('Gateways', zones, month, PRICES.natHour.usd),
        line('Their addresses', zones, month, PRICES.addressHour.usd),
        line('Images, logs and traffic through them', [natGb, 'GB'], PRICES.natGb.usd),
      ],
    },
    {
      network: 'VPC endpoints',
      lines: [endpointLine(), line('Logs through them', [USAGE.loggedGb, 'GB'], PRICES.endpointGb.usd)],
    },
  ];
}

/** A month in all combinations that docs/cost.md compares. */
export function totals(options: ResolvedOptions): CostTotal[] {
  const tasks = sum(taskLines(options));
  const others = sum([...standingLines({ ...options, kmsCmk: false }), ...useLines(options)]);
  return networkCosts().map(({ network, lines }) => {
    const rest = others + sum(lines);
    const onSpot = Number(dollars(tasks * (1 - SPOT_DISCOUNT))) + rest;
    return {
      network,
      onDemand: dollars(tasks + rest),
      onDemandKey: dollars(tasks + rest + KEY.amount),
      spot: dollars(onSpot),
      spotKey: dollars(onSpot + KEY.amount),
    };
  });
}

/** Both processors beside each other. */
export function processors(): ProcessorCost[] {
  return Object.entries(FARGATE).map(([processor, { vcpu, gb }]) => {
    const month = sum(taskLines({ cpuArchitecture: processor }));
    return {
      processor,
      hour: (USAGE.vcpu * vcpu + USAGE.memoryGb * gb).toFixed(5),
      onDemand: dollars(month),
      spot: dollars(month * (1 - SPOT_DISCOUNT)),
    };
  });
}

/** What the example complete-production costs each month before a task runs. */
export function exampleLines({ launcher, spot }: ResolvedOptions): CostLine[] {
  return [
    endpointLine(),
    KEY,
    line('Alarms', [alarmCount(launcher, spot), 'alarms'], PRICES.alarmMonth.usd),
    line('Dashboard', [1, 'dashboard'], PRICES.dashboardMonth.usd),
  ];
}

/** The smallest task for an hour, as the example has it. */
export function smallTask({ cpuArchitecture }: ResolvedOptions): string {
  const { vcpu, gb } = FARGATE[cpuArchitecture as keyof typeof FARGATE];
  return `0.25 × ${vcpu} + 0.5 × ${gb} = ${(0.25 * vcpu + 0.5 * gb).toFixed(6)}`;
}

/** What one more zone costs with endpoints, and with a NAT gateway. */
export function zoneCosts(): { readonly endpoints: string; readonly nat: string } {
  return {
    endpoints: dollars(ENDPOINTS * HOURS * PRICES.endpointHour.usd),
    nat: dollars(HOURS * (PRICES.natHour.usd + PRICES.addressHour.usd)),
  };
}

const TASKS = [USAGE.tasks, 'tasks'] as const;
const KEY = line('KMS key', [1, 'key'], PRICES.keyMonth.usd);

function endpointLine(): CostLine {
  return line(
    'Interface endpoints',
    [ENDPOINTS, 'endpoints'],
    [USAGE.zones, 'zones'],
    [HOURS, 'hours'],
    PRICES.endpointHour.usd,
  );
}

function line(what: string, ...factors: readonly Factor[]): CostLine {
  const usd = dollars(factors.map(amountOf).reduce((a, b) => a * b));
  const calculation = factors
    .map((factor) => (typeof factor === 'number' ? `${factor}` : factor.join(' ')))
    .join(' × ');
  return { what, calculation, usd, amount: Number(usd) };
}

function amountOf(factor: Factor): number {
  return typeof factor === 'number' ? factor : factor[0];
}

/** Those of templates/module/alarms.tf.hbs with the default inputs. */
function alarmCount(launcher: string, spot: boolean): number {
  return (launcher === 'direct' ? 10 : 9) + (spot ? 1 : 0);
}

/** Months of logs that are there once the retention is full. */
export function months(days: number): number {
  return Math.round((days * 120) / 365) / 10;
}

function sum(lines: readonly CostLine[]): number {
  return lines.reduce((total, { amount }) => total + amount, 0);
}

function dollars(amount: number): string {
  return amount.toFixed(2);
}
