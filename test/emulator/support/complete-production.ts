import { testPolicies } from './policies';
import { Outputs, Stack } from './stack';
import { decide } from '../../../packages/ecs-runner-readiness/src/iam/evaluate';
import { problems } from '../../../packages/ecs-runner-readiness/src/iam/problems';
import { managedResources, readPolicies } from '../../../packages/ecs-runner-readiness/src/iam/state';
import { Trusted } from '../../../packages/ecs-runner-readiness/src/iam/tables/trust';

/** Outputs of the example complete-production; those of the module as `runner` too, which are all there are of it. */
export interface CompleteProduction extends Outputs {
  readonly runner: Outputs;
  readonly availability_zones: readonly string[];
  readonly budget_name: string | null;
  readonly key_alias: string;
  readonly permissions_boundary_arn: string;
}

/** What an apply before the destroy says: its buckets stay otherwise. */
export const LET_GO = ['-var', 'force_destroy=true'];

/**
 * What is particular to the example complete-production, applied.
 *
 * @param trusted GitHub's tokens that the runner role trusts, where it does
 */
export function testCompleteProduction(stack: () => Stack<CompleteProduction>, trusted: readonly Trusted[] = []): void {
  const resources = (type: string) => managedResources(stack().show).filter((resource) => resource.type === type);
  const policies = () => readPolicies(stack().show);

  // With the boundary: what IAM must allow is asked for under it.
  testPolicies(() => ({ policies: policies(), outputs: stack().outputs.runner, trusted }));

  it('is in two zones or more', () => {
    expect(stack().outputs.availability_zones.length).toBeGreaterThanOrEqual(2);
  });

  it('has its boundary on every role', async () => {
    const { roles, boundaries = [] } = policies();
    expect(roles.length).toBeGreaterThan(3);
    expect([...new Set(roles.map(({ boundary }) => boundary))]).toEqual([stack().outputs.permissions_boundary_arn]);
    // A statement of it is a service's whole part: not each of its actions is about each of its resources.
    const found = await problems({ roles: [], resources: boundaries });
    expect(found.filter((problem) => !problem.includes(' has no resource '))).toEqual([]);
  });

  it.each([
    ['iam:CreateRole', (account: string) => `${account}:role/ecs-runner/other`],
    ['iam:PutRolePolicy', (account: string) => `${account}:role/ecs-runner/other`],
    ['iam:CreatePolicyVersion', (account: string) => `${account}:policy/ecs-runner/other`],
    ['iam:PassRole', (account: string) => `${account}:role/admin`],
  ])('cannot be given %s', async (action, resource) => {
    const { roles, boundaries = [] } = policies();
    const [{ arn }] = roles;
    const account = arn.split(':role/')[0];
    const all = {
      Version: '2012-10-17' as const,
      Statement: [{ Effect: 'Allow' as const, Action: action, Resource: '*' }],
    };
    const request = { principal: arn, action, resource: resource(account), account: account.split(':')[4] };
    const decided = (boundary?: typeof all) =>
      decide(request, [{ name: 'all', policy: all }], undefined, undefined, boundary);
    expect(await decided()).toBe('Allowed');
    expect(await decided(boundaries[0].policy as typeof all)).toBe('ImplicitlyDenied');
  });

  it('sends every alarm to its topic', () => {
    const alarms = resources('aws_cloudwatch_metric_alarm');
    expect(alarms.length).toBeGreaterThan(5);
    const topics = alarms.flatMap(({ values }) => values.alarm_actions as string[]);
    expect([...new Set(topics)]).toEqual([stack().outputs.alarm_topic_arn]);
    const { region, alarm_topic_arn } = stack().outputs;
    expect(stack().made.topic).toContain(`${region} ${alarm_topic_arn}`);
  });

  it('has a budget where there can be one', () => {
    const { region, budget_name } = stack().outputs;
    expect(stack().made.budget).toEqual(region.match(/^(cn|us-gov)-/) ? [] : [`${region} ${budget_name}`]);
  });

  it('has two aliases of one key', () => {
    const aliases = resources('aws_kms_alias').map(({ values }) => values);
    expect(aliases.map(({ name }) => name)).toContain(stack().outputs.key_alias);
    expect(aliases.map(({ target_key_arn: key }) => key)).toEqual([0, 1].map(() => stack().outputs.kms_key_arn));
  });
}
