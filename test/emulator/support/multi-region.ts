import { testPolicies } from './policies';
import { Outputs, Stack } from './stack';
import { Applied, testTasks } from './tasks';
import { TRUSTED_SUBJECT } from './tokens';
import { Emulator } from '../../../packages/ecs-runner-readiness/src/emulator/emulator';
import { managedResources, readPolicies } from '../../../packages/ecs-runner-readiness/src/iam/state';
import { many } from '../../../src/iam/documents';

/** Outputs of the example multi-region. */
export interface Regions {
  readonly primary: Outputs;
  readonly secondary: Outputs;
  readonly runner_role_arn: string;
  readonly primary_run_task_input: string;
  readonly secondary_run_task_input: string;
}

/** IAM's limit for the inline policies of one role together, white space aside. */
const INLINE_POLICIES = 10_240;

/** Tests of the example multi-region as it was applied, by default options of the trust. */
export function testMultiRegion(title: string, stack: () => Stack<Regions>, ministack: () => Emulator): void {
  const runner = (region: 'primary' | 'secondary'): Applied => {
    const { emulator, show, outputs } = stack();
    const { runner_role_arn } = outputs;
    return {
      emulator,
      show,
      outputs: { ...outputs[region], runner_role_arn, run_task_input: outputs[`${region}_run_task_input`] },
    };
  };

  describe.each(['primary', 'secondary'] as const)('in the %s region', (region) => {
    testTasks(`${title}, ${region}`, () => runner(region), ministack);
    testPolicies(() => ({
      policies: readPolicies(stack().show),
      outputs: runner(region).outputs,
      trusted: [{ subject: TRUSTED_SUBJECT }],
    }));
  });

  it('has what is global once and all else twice', () => {
    const counts: Record<string, number> = {};
    for (const { type } of managedResources(stack().show)) counts[type] = (counts[type] ?? 0) + 1;
    expect(counts).toMatchObject({ aws_iam_openid_connect_provider: 1, aws_ecs_cluster: 2, aws_kms_key: 2 });
    const { roles } = readPolicies(stack().show);
    const { runner_role_arn, task_role_arn, execution_role_arn } = stack().outputs.primary;
    for (const arn of [runner_role_arn, task_role_arn, execution_role_arn]) {
      const shared = roles.filter((role) => role.arn === arn);
      expect(shared.map(({ policies }) => policies.length)).toEqual([2]);
      expect(JSON.stringify(shared[0].policies.map(({ policy }) => policy)).length).toBeLessThan(INLINE_POLICIES);
    }
  });

  it('lets the tasks of both regions have the roles', () => {
    const { primary, secondary } = stack().outputs;
    for (const arn of [primary.task_role_arn, primary.execution_role_arn]) {
      const { trust } = readPolicies(stack().show).roles.find((role) => role.arn === arn)!;
      const sources = many(trust.Statement).map(({ Condition }) => Condition!.ArnLike['aws:SourceArn']);
      expect(sources).toEqual([
        [primary, secondary].map(({ cluster_arn }) => cluster_arn.replace(/:cluster\/.*/, ':*')),
      ]);
    }
  });

  it("replicates the primary's bucket to the secondary's, under its key", () => {
    const { primary, secondary } = stack().outputs;
    const found = managedResources(stack().show).filter(
      ({ type }) => type === 'aws_s3_bucket_replication_configuration',
    );
    expect(found.map(({ values }) => values)).toMatchObject([
      {
        bucket: primary.bucket_name,
        rule: [
          {
            status: 'Enabled',
            destination: [
              {
                bucket: secondary.bucket_arn,
                encryption_configuration: [{ replica_kms_key_id: secondary.kms_key_arn }],
              },
            ],
          },
        ],
      },
    ]);
  });
}
