/** A widget as CloudWatch takes it. */
export interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface DashboardBody {
  readonly start?: string;
  readonly periodOverride?: string;
  readonly widgets: readonly Widget[];
}

/** A metric that a widget draws; of a search, without the values of the dimensions. */
export interface DrawnMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly values: readonly string[];
}

const METRIC_PROPERTIES = ['accountId', 'metrics', 'period', 'region', 'stacked', 'stat', 'title', 'view', 'yAxis'];

/** Properties that a widget may have, and those that it must have. */
const PROPERTIES: Readonly<Record<string, { readonly may: readonly string[]; readonly must: readonly string[] }>> = {
  text: { may: ['markdown', 'background'], must: ['markdown'] },
  alarm: { may: ['alarms', 'sortBy', 'states', 'title'], must: ['alarms'] },
  log: { may: ['accountId', 'region', 'title', 'query', 'view'], must: ['region', 'query'] },
  metric: { may: METRIC_PROPERTIES, must: ['region', 'metrics'] },
};
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  log: ['table', 'timeSeries', 'bar', 'pie'],
  metric: ['timeSeries', 'singleValue', 'gauge', 'bar', 'pie', 'table'],
};
const STATISTIC = /^(SampleCount|Average|Sum|Minimum|Maximum|p\d{1,2})$/;
const SEARCH =
  /^SEARCH\('\{((?:[\w/]+|"[\w/ -]+")(?:,(?:\w+|"[\w ]+"))*)\} MetricName="(\w+)"( NOT \w+="\w+"| \("[\w-]+"(?: OR "[\w-]+")*\))?', '(\w+)', (\d+)\)$/;

/**
 * What CloudWatch would not take, or not show as it is meant.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function bodyProblems(body: DashboardBody): string[] {
  const { widgets } = body;
  return [
    ...Object.keys(body)
      .filter((key) => !['start', 'end', 'periodOverride', 'variables', 'widgets'].includes(key))
      .map((key) => `unknown property ${key}`),
    ...(/^-P(T\d+[MH]|\d+[DWM])$/.test(body.start ?? '-P1W') ? [] : [`start ${body.start}`]),
    ...(['auto', 'inherit'].includes(body.periodOverride ?? 'auto') ? [] : [`periodOverride ${body.periodOverride}`]),
    ...(widgets.length <= 500 ? [] : ['more than 500 widgets']),
    ...widgets.flatMap((widget) => widgetProblems(widget).map((problem) => `${nameOf(widget)}: ${problem}`)),
    ...widgets.flatMap((widget, index) =>
      widgets
        .slice(index + 1)
        .filter((other) => overlap(widget, other))
        .map((other) => `${nameOf(widget)} lies on ${nameOf(other)}`),
    ),
  ];
}

/** The metrics of all widgets of a body, those of searches included. */
export function drawnMetrics({ widgets }: DashboardBody): DrawnMetric[] {
  return widgets.filter(({ type }) => type === 'metric').flatMap(({ properties }) => metricsOf(properties.metrics));
}

function nameOf({ properties }: Widget): string {
  return String(properties.title ?? properties.markdown);
}

function widgetProblems({ type, x, y, width, height, properties }: Widget): string[] {
  if (!(type in PROPERTIES)) return [`unknown type ${type}`];
  const { may, must } = PROPERTIES[type];
  const keys = Object.keys(properties);
  return [
    ...(isWhole(x, 0, 23) && isWhole(width, 1, 24) && x + width <= 24 ? [] : [`columns ${x} to ${x + width}`]),
    ...(isWhole(y, 0, Infinity) && isWhole(height, 1, 1000) ? [] : [`rows ${y} to ${y + height}`]),
    ...keys.filter((key) => !may.includes(key)).map((key) => `unknown property ${key}`),
    ...must.filter((key) => !keys.includes(key)).map((key) => `no property ${key}`),
    ...('view' in properties && !VIEWS[type].includes(String(properties.view)) ? [`view ${properties.view}`] : []),
    ...(type === 'metric' ? metricProblems(properties) : []),
    ...(type === 'alarm' && !isWhole((properties.alarms as unknown[]).length, 1, 100) ? ['not 1 to 100 alarms'] : []),
    ...(type === 'log' && !/^SOURCE '[\w./-]+' \| \w/.test(String(properties.query)) ? ['query without a source'] : []),
  ];
}

function metricProblems({ metrics, period, stat }: Widget['properties']): string[] {
  const lines = metrics as unknown[][];
  const options = lines.map((line) => line.at(-1)).filter((last) => typeof last === 'object') as Record<
    string,
    unknown
  >[];
  const ids = options.map(({ id }) => id).filter((id) => id !== undefined);
  const used = options
    .filter(({ expression }) => expression !== undefined && !String(expression).startsWith('SEARCH'))
    .flatMap(({ expression }) => String(expression).match(/[a-z]\w*/g) ?? []);
  return [
    ...(lines.length >= 1 && lines.length <= 500 ? [] : [`${lines.length} metrics`]),
    ...(isWhole(period, 60, 86_400) && Number(period) % 60 === 0 ? [] : [`period ${period}`]),
    ...[stat, ...options.map((option) => option.stat ?? stat)]
      .filter((statistic) => !STATISTIC.test(String(statistic)))
      .map((statistic) => `statistic ${statistic}`),
    ...options
      .flatMap(Object.keys)
      .filter((key) => !['expression', 'id', 'label', 'stat', 'visible'].includes(key))
      .map((key) => `unknown option ${key}`),
    ...(new Set(ids).size === ids.length ? [] : ['ids that are not unique']),
    ...used.filter((id) => !ids.includes(id)).map((id) => `no metric has the id ${id}`),
  ];
}

function metricsOf(metrics: unknown): DrawnMetric[] {
  return (metrics as unknown[][]).flatMap((line) => {
    const [first, name, ...rest] = line;
    if (typeof first === 'string') {
      const names = rest.filter((part) => typeof part === 'string');
      const [dimensions, values] = [0, 1].map((parity) => names.filter((_, index) => index % 2 === parity));
      return [{ namespace: first, name: String(name), dimensions, values }];
    }
    const { expression } = first as { expression: string };
    return expression.startsWith('SEARCH') ? [searchedMetric(expression)] : [];
  });
}

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html */
function searchedMetric(expression: string): DrawnMetric {
  const [, schema, name, , statistic] = SEARCH.exec(expression) ?? [];
  if (schema === undefined || expression.length > 1024 || !STATISTIC.test(statistic)) throw new Error(expression);
  const [namespace, ...dimensions] = schema.split(',').map((part) => part.replace(/"/g, ''));
  return { namespace, name, dimensions, values: [] };
}

function overlap(a: Widget, b: Widget): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
