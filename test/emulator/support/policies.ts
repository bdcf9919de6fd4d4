import { violations } from '../../../packages/ecs-runner-readiness/src/iam/expectations';
import { problems } from '../../../packages/ecs-runner-readiness/src/iam/problems';
import { requestsOf, TABLE_NAMES, type Subject } from '../../../packages/ecs-runner-readiness/src/iam/tables';
import {
  endpointViolations,
  interfaceEndpointRequests,
  s3EndpointRequests,
} from '../../../packages/ecs-runner-readiness/src/iam/tables/endpoint';
import { policyOfReplica, replicaRequests } from '../../../packages/ecs-runner-readiness/src/iam/tables/replication';

/** Tests of all policies of an applied runner. */
export function testPolicies(subject: () => Subject): void {
  it.each(TABLE_NAMES)('%s: IAM allows what it must and nothing else', async (table) => {
    expect(await violations(requestsOf(subject(), table), subject().policies)).toEqual([]);
  });

  it('replicas get into a bucket that another runner made for its own', async () => {
    const { outputs, policies, replica } = subject();
    const asked = replica === undefined ? [] : replicaRequests(outputs, replica);
    const made = replica === undefined ? [] : [policyOfReplica(outputs, replica, policies.resources)];
    expect(await violations(asked, { ...policies, resources: [...policies.resources, ...made] })).toEqual([]);
  });

  it('VPC endpoints let through what they must and nothing else', async () => {
    const { outputs, policies, buckets } = subject();
    const violated = await Promise.all(
      (policies.endpoints ?? []).map(async ({ name, policy }) => {
        const requests = name === 's3' ? s3EndpointRequests(outputs, buckets) : interfaceEndpointRequests(outputs);
        return (await endpointViolations(requests, policy)).map((violation) => `${name}: ${violation}`);
      }),
    );
    expect(violated.flat()).toEqual([]);
  });

  it('has no statement that AWS would not understand, or that is wider than need be', async () => {
    expect(await problems(subject().policies)).toEqual([]);
  });
}
