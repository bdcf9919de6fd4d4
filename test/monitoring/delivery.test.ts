import { decide } from '../../packages/ecs-runner-readiness/src/iam/evaluate';
import { deliveryRequests } from '../../packages/ecs-runner-readiness/src/iam/tables/delivery';
import { PolicyDocument } from '../../src/iam/documents';
import { Rendered, rendered, RUNNER_ID } from '../support/rendered';
import { describeWithTools } from '../support/tools';

const ACCOUNT = '123456789012';
const PARTITIONS = { aws: 'us-east-1', 'aws-us-gov': 'us-gov-west-1', 'aws-cn': 'cn-north-1' };

describeWithTools(['terraform'], 'policies for alarms and events', () => {
  describe.each(Object.entries(PARTITIONS))('in %s', (partition, region) => {
    const prefix = (service: string) => `arn:${partition}:${service}:${region}:${ACCOUNT}`;
    const topic = `${prefix('sns')}:${RUNNER_ID}-alarms`;
    const key = `${prefix('kms')}:key/11111111-2222-3333-4444-555555555555`;
    const ledger = `${prefix('logs')}:log-group:/aws/events/ecs-runner/${RUNNER_ID}`;
    let runner: Rendered;
    beforeAll(async () => {
      runner = await rendered({}, { kms_key_source: 'module' }, partition as keyof typeof PARTITIONS);
    });

    /** The policy of what is asked for, by the action's service. */
    const policyFor = (action: string): PolicyDocument => {
      const policies: Record<string, unknown> = {
        sns: runner.resources['aws_sns_topic_policy.this[0]'].policy,
        kms: runner.resources['aws_kms_key.this[0]'].policy,
        logs: runner.resources['aws_cloudwatch_log_resource_policy.ledger[0]'].policy_document,
      };
      return JSON.parse(policies[action.split(':')[0]] as string) as PolicyDocument;
    };

    const requests = deliveryRequests({ id: RUNNER_ID, account: ACCOUNT, prefix, topic, key, ledger });
    it.each(requests.map((expectation) => [expectation.must, expectation.title, expectation.request] as const))(
      '%s: %s',
      async (must, _title, request) => {
        const decision = await decide(request, [], policyFor(request.action));
        expect(decision === 'Allowed' ? 'allow' : 'deny').toBe(must);
      },
    );
  });
});
