import { describeWithTools } from '../support/tools';
import { AWS_METRICS } from './support/aws-metrics';
import { bodyProblems, DashboardBody, drawnMetrics } from './support/dashboard-body';
import { Rendered, rendered, RUNNER_ID, Values } from '../support/rendered';

interface Transformation {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>> | null;
}

const CASES: Readonly<Record<string, object>> = {
  'of a runner as it is by default': {},
  'of a runner with everything': {
    launcher: 'stepFunctions',
    create_vpc_endpoints: true,
    route_table_ids: ['rtb-0a'],
    cloudtrail_log_group_name: 'trail',
  },
  'of a runner on demand, without Container Insights': { spot: false, container_insights: 'disabled' },
  'of a runner without a ledger, on an existing cluster': {
    enable_task_ledger: false,
    enable_alarms: false,
    create_cluster: false,
    cluster_arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/shared',
  },
};

function ofType({ resources }: Rendered, type: string): Values[] {
  return Object.entries(resources)
    .filter(([address]) => address.startsWith(`${type}.`))
    .map(([, values]) => values);
}

function bodyOf({ resources }: Rendered): DashboardBody {
  return JSON.parse(String(resources['aws_cloudwatch_dashboard.this[0]'].dashboard_body)) as DashboardBody;
}

describeWithTools(['terraform'], 'the dashboard', () => {
  describe.each(Object.entries(CASES))('%s', (_, variables) => {
    let runner: Rendered;
    let body: DashboardBody;

    beforeAll(async () => {
      runner = await rendered({}, variables);
      body = bodyOf(runner);
    }, 120_000);

    it('is what CloudWatch takes', () => {
      expect(bodyProblems(body)).toEqual([]);
    });

    it('leaves no hole in a row', () => {
      for (const y of new Set(body.widgets.map((widget) => widget.y))) {
        const row = body.widgets.filter((widget) => widget.y === y);
        const width = row.reduce((sum, widget) => sum + widget.width, 0);
        const heights = new Set(row.map(({ height }) => height)).size;
        expect({ y, width, heights }).toEqual({ y, width: 24, heights: 1 });
      }
    });

    it('draws metrics that are made here, or documented by AWS', () => {
      const made = ofType(runner, 'aws_cloudwatch_log_metric_filter')
        .flatMap(({ metric_transformation }) => metric_transformation as Transformation[])
        .map(({ namespace, name, dimensions }) => [namespace, name, ...Object.keys(dimensions ?? {})].join(' '));
      const documented = AWS_METRICS.flatMap(({ namespace, names, dimensions }) =>
        names.map((name) => [namespace, name, ...dimensions].join(' ')),
      );
      const drawn = drawnMetrics(body).map(({ namespace, name, dimensions }) =>
        [namespace, name, ...[...dimensions].sort()].join(' '),
      );
      expect(drawn.filter((metric) => !made.includes(metric) && !documented.includes(metric))).toEqual([]);
    });

    it('draws metrics of things that there are', () => {
      const there = [
        RUNNER_ID,
        ...Object.values(runner.resources).flatMap(({ arn, name, bucket }) => [arn, name, bucket]),
        'StandardStorage',
        'StandardIAStorage',
      ];
      const values = drawnMetrics(body).flatMap((metric) => metric.values);
      expect(values.filter((value) => !there.includes(value))).toEqual([]);
    });

    it('asks the ledger what the saved queries ask', () => {
      const saved = ofType(runner, 'aws_cloudwatch_query_definition').map(({ log_group_names, query_string }) =>
        [`SOURCE '${(log_group_names as string[]).join()}'`, query_string].join(' | '),
      );
      const asked = body.widgets.filter(({ type }) => type === 'log').map(({ properties }) => properties.query);
      expect(asked.filter((query) => !saved.includes(String(query)))).toEqual([]);
    });

    it('shows every alarm, and every alarm links to it', () => {
      const alarms = ofType(runner, 'aws_cloudwatch_metric_alarm');
      const shown = body.widgets
        .filter(({ type }) => type === 'alarm')
        .flatMap(({ properties }) => properties.alarms as string[]);
      expect([...shown].sort()).toEqual(alarms.map(({ arn }) => String(arn)).sort());
      const url = String(runner.outputs.dashboard_url);
      expect(url).toBe(
        `https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#dashboards/dashboard/${RUNNER_ID}`,
      );
      expect(alarms.filter(({ alarm_description }) => !String(alarm_description).endsWith(url))).toEqual([]);
    });
  });

  it('shows as many others as are allowed, each as on its own dashboard', async () => {
    const one = await rendered({}, CASES['of a runner with everything']);
    const sources = Array.from({ length: 20 }, () => one.outputs.dashboard_source);
    const body = bodyOf(await rendered({}, { dashboard_sources: sources }));
    expect(bodyProblems(body)).toEqual([]);
    const own = bodyOf(one).widgets;
    const last = body.widgets.slice(-own.length);
    expect(last.map((widget) => ({ ...widget, y: widget.y - last[0].y }))).toEqual(own);
    expect(body.widgets.filter(({ type }) => type === 'text')).toHaveLength(21);
  }, 120_000);

  it('names what would not work', () => {
    const widget = { type: 'metric', x: 0, y: 0, width: 12, height: 6 };
    const properties = { title: 'a', region: 'us-east-1', stat: 'Sum', period: 3600, metrics: [['N', 'm']] };
    const faulty = (change: object, more: object = {}) =>
      bodyProblems({ widgets: [{ ...widget, properties: { ...properties, ...change }, ...more }] });
    expect(faulty({})).toEqual([]);
    expect([
      faulty({ period: 90 }),
      faulty({ stat: 'Mean' }),
      faulty({ colour: 'red' }),
      faulty({ region: 'x', metrics: [[{ expression: 'a / b' }], ['N', 'm', { id: 'a' }]] }),
      faulty({}, { x: 18 }),
      faulty({}, { type: 'graph' }),
      bodyProblems({ start: '1 week', widgets: [] }),
      bodyProblems({ widgets: [0, 6].map((x) => ({ ...widget, x, properties })) }),
    ]).toEqual([
      ['a: period 90'],
      ['a: statistic Mean'],
      ['a: unknown property colour'],
      ['a: no metric has the id b'],
      ['a: columns 18 to 30'],
      ['a: unknown type graph'],
      ['start 1 week'],
      ['a lies on a'],
    ]);
  });
});
