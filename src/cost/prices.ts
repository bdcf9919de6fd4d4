/** When the list was put together. */
export const PRICES_AS_OF = '2026-11-27';

/** Where a price was read. AWS fills the tables of its pages in by a script, so that many prices are not in their text. */
interface Source {
  readonly url: string;
  /** What it is. */
  readonly what: string;
  /** Whether AWS says it itself. */
  readonly aws: boolean;
  /** Date of what was read; none where the copy has none. */
  readonly date?: string;
}

/** A list price of us-east-1 in US dollars. */
interface Price {
  readonly usd: number;
  /** What is paid for. */
  readonly what: string;
  /** AWS's page of it, also where the price was read elsewhere. */
  readonly page: string;
  readonly read: Source;
}

const PAGES = {
  fargate: 'https://aws.amazon.com/fargate/pricing/',
  vpc: 'https://aws.amazon.com/vpc/pricing/',
  privatelink: 'https://aws.amazon.com/privatelink/pricing/',
  kms: 'https://aws.amazon.com/kms/pricing/',
  cloudwatch: 'https://aws.amazon.com/cloudwatch/pricing/',
  stepFunctions: 'https://aws.amazon.com/step-functions/pricing/',
  s3: 'https://aws.amazon.com/s3/pricing/',
  cloudtrail: 'https://aws.amazon.com/cloudtrail/pricing/',
} as const;

const textOf = (url: string): Source => ({ url, what: "text of AWS's page", aws: true });
const exampleOn = (url: string, what: string): Source => ({ url, what, aws: true, date: '2026-09-20' });
const elsewhere = (url: string, what: string, date?: string): Source => ({ url, what, aws: false, date });

const OHIO = exampleOn(PAGES.vpc, "example for Ohio on AWS's page");
const TOOLKIT: Source = {
  url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/plugins/aws-startup-advisor/skills/architect-for-startups/references/step-functions.md',
  what: 'guide by AWS on GitHub',
  aws: true,
};
const VANTAGE = elsewhere('https://www.vantage.sh/blog/fargate-pricing', 'Vantage');
const INFRACOST = elsewhere('https://github.com/vreutova/infracost-idem-support/pull/2', 'output of Infracost');
const FACTUALMINDS = elsewhere(
  'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
  'FactualMinds',
  '2026-06-13',
);

/** The one list of prices: documents and the benchmark take theirs from here. */
export const PRICES = {
  x86VcpuHour: {
    usd: 0.04048,
    what: 'Fargate, X86_64, a vCPU for an hour',
    page: PAGES.fargate,
    read: exampleOn('https://aws.amazon.com/ecs/pricing/', "example on AWS's page, 0.000011244 a second"),
  },
  x86GbHour: { usd: 0.004445, what: 'Fargate, X86_64, a GB for an hour', page: PAGES.fargate, read: VANTAGE },
  armVcpuHour: { usd: 0.03238, what: 'Fargate, ARM64, a vCPU for an hour', page: PAGES.fargate, read: VANTAGE },
  armGbHour: { usd: 0.00356, what: 'Fargate, ARM64, a GB for an hour', page: PAGES.fargate, read: VANTAGE },
  endpointHour: {
    usd: 0.01,
    what: 'Interface endpoint, a zone for an hour',
    page: PAGES.privatelink,
    read: elsewhere(
      'https://cloudcostkit.com/calculators/aws-vpc-interface-endpoint-cost-calculator',
      'CloudCostKit',
      '2026-01-29',
    ),
  },
  endpointGb: {
    usd: 0.01,
    what: 'Interface endpoint, a GB',
    page: PAGES.privatelink,
    read: textOf('https://aws.amazon.com/jp/privatelink/pricing/'),
  },
  natHour: { usd: 0.045, what: 'NAT gateway, an hour', page: PAGES.vpc, read: OHIO },
  natGb: { usd: 0.045, what: 'NAT gateway, a GB', page: PAGES.vpc, read: OHIO },
  addressHour: {
    usd: 0.005,
    what: 'Public IPv4 address, an hour',
    page: PAGES.vpc,
    read: elsewhere(
      'https://github.com/ChiefGyk3D/Clouds-Against-Humanity/wiki/Provider-AWS-Cost-Lesson',
      "wiki, after AWS's price list files",
      '2026-10-16',
    ),
  },
  keyMonth: { usd: 1, what: 'KMS key, a month', page: PAGES.kms, read: textOf(PAGES.kms) },
  alarmMonth: { usd: 0.1, what: 'Alarm, a month', page: PAGES.cloudwatch, read: INFRACOST },
  dashboardMonth: { usd: 3, what: 'Dashboard, a month', page: PAGES.cloudwatch, read: FACTUALMINDS },
  metricMonth: {
    usd: 0.3,
    what: 'Custom metric, a month',
    page: PAGES.cloudwatch,
    read: elsewhere('https://signoz.io/guides/cloudwatch-pricing', 'SigNoz', '2026-02-15'),
  },
  logGb: { usd: 0.5, what: 'A GB of logs taken in', page: PAGES.cloudwatch, read: FACTUALMINDS },
  logGbMonth: { usd: 0.03, what: 'A GB of logs kept for a month', page: PAGES.cloudwatch, read: INFRACOST },
  standardTransition: {
    usd: 0.000025,
    what: 'Step of a standard state machine',
    page: PAGES.stepFunctions,
    read: TOOLKIT,
  },
  expressRun: {
    usd: 0.000001,
    what: 'Run of an express state machine',
    page: PAGES.stepFunctions,
    read: TOOLKIT,
  },
  objectGbMonth: {
    usd: 0.023,
    what: 'A GB in S3 Standard for a month',
    page: PAGES.s3,
    read: elsewhere('https://gist.github.com/EverettBerry/a37438006529a55f42da6fdbc44a505c', 'gist', '2022-07-07'),
  },
  objectEvent: {
    usd: 0.000001,
    what: 'Event of the object trail',
    page: PAGES.cloudtrail,
    read: textOf(PAGES.cloudtrail),
  },
} as const satisfies Readonly<Record<string, Price>>;

/** The most that Spot takes off the price on demand: AWS says "up to". Source: https://aws.amazon.com/fargate/pricing/ */
export const SPOT_DISCOUNT = 0.7;

/** An hour of a vCPU and of a GB by processor. */
export const FARGATE = {
  X86_64: { vcpu: PRICES.x86VcpuHour.usd, gb: PRICES.x86GbHour.usd },
  ARM64: { vcpu: PRICES.armVcpuHour.usd, gb: PRICES.armGbHour.usd },
} as const;
