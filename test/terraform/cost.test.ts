import { costOf } from '../../src/cost';
import { resolve } from '../../src/options';
import { rendered, type Rendered } from '../support/rendered';
import { describeWithTools } from '../support/tools';

jest.setTimeout(240_000);

interface State {
  readonly Next?: string;
  readonly Choices?: readonly { readonly Next: string }[];
}

/** The states of a run that ends well. */
function stepsOf(definition: { StartAt: string; States: Record<string, State> }): number {
  let steps = 1;
  for (let name = definition.StartAt; name !== 'Succeeded'; steps++) {
    const { Next, Choices } = definition.States[name];
    name = Choices?.[0].Next ?? Next!;
  }
  return steps;
}

describeWithTools(['terraform'], 'docs/cost.md', () => {
  describe.each([
    ['the launcher direct', {}],
    ['the launcher stepFunctions, no Spot, no key', { launcher: 'stepFunctions', spot: false, kmsCmk: false }],
  ])('with %s', (_, options) => {
    const { lines, networks } = costOf(resolve({ name: 'acme-runner', ...options }));
    const counted = (what: string, position = 0) => {
      const line = [...lines, ...networks.flatMap((network) => network.lines)].find((it) => it.what.startsWith(what));
      return line === undefined ? 0 : parseFloat(line.calculation.split('×')[position]);
    };
    let module: Rendered;
    beforeAll(async () => {
      module = await rendered(options, {
        create_vpc_endpoints: true,
        route_table_ids: ['rtb-0a'],
        task_timeout_minutes: 360,
      });
    });
    const of = (type: string) =>
      Object.entries(module.resources).flatMap(([address, values]) => (address.startsWith(`${type}.`) ? [values] : []));

    it('counts what there is', () => {
      expect({
        alarms: of('aws_cloudwatch_metric_alarm').length,
        dashboards: of('aws_cloudwatch_dashboard').length,
        endpoints: of('aws_vpc_endpoint').filter(({ vpc_endpoint_type: type }) => type === 'Interface').length,
        keys: of('aws_kms_key').length,
      }).toEqual({
        alarms: counted('Alarms'),
        dashboards: counted('Dashboard'),
        endpoints: counted('Interface endpoints'),
        keys: counted('KMS key'),
      });
    });

    it('counts the metrics of the ledger', () => {
      const metrics = of('aws_cloudwatch_log_metric_filter').map(
        ({ metric_transformation: transformation }) => (transformation as [{ name: string }])[0].name,
      );
      expect(new Set(metrics).size).toBe(counted('Metrics of the task ledger'));
    });

    it('counts the runs and steps of state machines', () => {
      const [machine, ...others] = of('aws_sfn_state_machine');
      expect(others).toEqual([]);
      if (machine.type === 'EXPRESS') {
        const [rule] = of('aws_cloudwatch_event_rule').filter(({ schedule_expression: schedule }) => schedule);
        expect(rule.schedule_expression).toBe(`rate(${60 / counted('Looks for the time limit', 1)} minutes)`);
      } else {
        expect(stepsOf(JSON.parse(String(machine.definition)))).toBe(counted('State machine', 1));
      }
    });
  });
});
