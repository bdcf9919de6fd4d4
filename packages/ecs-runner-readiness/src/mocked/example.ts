import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { applyMocked, type Applied } from './apply';
import { awsNames, NAME, placeOf, type Place } from './names';
import { PRESET_TRUSTS } from '../iam/tables/preset-trust';
import type { Work } from '../provers/prover';

const known = new WeakMap<Work, Promise<Applied | Outcome>>();

/** What examples/complete-production makes, with everything that it can watch. @returns an outcome where it does not apply */
export function appliedExample(work: Work): Promise<Applied | Outcome> {
  const result = known.get(work) ?? apply(work);
  known.set(work, result);
  return result;
}

async function apply(work: Work): Promise<Applied | Outcome> {
  const place = placeOf(work.options);
  const subnets = ['subnet-0a', 'subnet-0b'];
  const { variables } = PRESET_TRUSTS[work.options.trust];
  const applied = await applyMocked(work, 'examples/complete-production', {
    mock_provider: { aws: { source: `../../tests/mocks/${place.partition}` } },
    override_data: [
      { target: 'data.aws_vpc.this', values: { id: VPC } },
      ...subnets.map((id, index) => ({
        target: `data.aws_subnet.this["${id}"]`,
        values: { vpc_id: VPC, availability_zone: `${place.region}${'ab'[index]}` },
      })),
      ...principals(place).map(([name, values]) => ({
        target: `module.runner.data.aws_service_principal.${name}`,
        values,
      })),
    ],
    override_resource: [
      ...awsNames(place, 'module.runner.'),
      {
        target: 'aws_iam_policy.boundary',
        values: { arn: place.arn('iam', `policy/ecs-runner/${NAME}-boundary`, '') },
      },
    ],
    variables: {
      ...variables,
      name: NAME,
      trust: work.options.trust,
      subnet_ids: subnets,
      route_table_ids: ['rtb-0a'],
      alarm_email: 'oncall@example.com',
      // Elsewhere there is no budget in US dollars.
      monthly_budget_usd: place.partition === 'aws' ? 100 : 0,
      object_trail: true,
    },
    run: { applied: {} },
  });
  return 'result' in applied ? applied : applied.get('applied')!;
}

const VPC = 'vpc-0a1b2c3d';

/** Names of services, which mocks of the module give to its own data sources only. */
function principals({ region, dnsSuffix }: Place): [name: string, values: Readonly<Record<string, string>>][] {
  const services = {
    access_logs: 'logging.s3',
    cloudtrail: 'cloudtrail',
    cloudwatch: 'cloudwatch',
    ecs_tasks: 'ecs-tasks',
    events: 'events',
    fargate: 'fargate',
    log_delivery: 'delivery.logs',
    s3: 's3',
    states: 'states',
  };
  return [
    ...Object.entries(services).map(([name, service]): [string, Readonly<Record<string, string>>] => [
      name,
      { name: `${service}.amazonaws.com` },
    ]),
    ['logs', { id: `logs.${region}.${dnsSuffix}` }],
  ];
}
