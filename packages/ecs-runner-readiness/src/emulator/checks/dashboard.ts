import { theRunner, type Check } from '../scenarios/applied';
import { must } from '../wrong';

interface Widget {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What makes a dashboard more than text. */
const SHOWING = ['metric', 'log', 'alarm'];

/** The dashboard shows metrics, logs and alarms. */
export const dashboard: Check = async (applied) => {
  const { dashboard_name: name, region } = theRunner(applied);
  must(name !== null && name !== undefined, 'there is no dashboard');
  const { DashboardBody } = await applied
    .aws(region)
    .call<{ DashboardBody: string }>('cloudwatch', 'get-dashboard', { DashboardName: name });
  const { widgets = [] } = JSON.parse(DashboardBody) as { widgets?: readonly Widget[] };
  const missing = SHOWING.filter((kind) => !widgets.some(({ type }) => type === kind));
  must(missing.length === 0, `the dashboard ${name} has no widget of ${missing.join(', ')}`);
  const empty = widgets.filter(({ type, properties }) => type === 'metric' && !hasMetrics(properties));
  must(empty.length === 0, `${empty.length} widgets of the dashboard ${name} show no metric`);
  return `${widgets.length} widgets of metrics, logs and alarms`;
};

function hasMetrics({ metrics, annotations }: Widget['properties']): boolean {
  return (Array.isArray(metrics) && metrics.length > 0) || annotations !== undefined;
}
