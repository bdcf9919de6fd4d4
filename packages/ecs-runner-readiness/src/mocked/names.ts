import type { ResolvedOptions } from 'ecs-runner-template/lib/options';
import { partitionOf } from 'ecs-runner-template/lib/options/regions';

/** Where what is mocked lies: the partition of the repository, in the account and the region of tests/mocks. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  /** Another region of the partition. */
  readonly otherRegion: string;
  readonly account: string;
  /** What the names of AWS's endpoints end in. */
  readonly dnsSuffix: string;
  /** ARN of what lies here. */
  arn(service: string, rest: string, region?: string): string;
}

/** Name and id of what is mocked. */
export const NAME = 'demo';
export const SUFFIX = '0a1b2c';
export const ID = `${NAME}-${SUFFIX}`;

const REGIONS: Readonly<Record<string, readonly [string, string]>> = {
  aws: ['us-east-1', 'us-west-2'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
};

export function placeOf({ region: chosen }: ResolvedOptions): Place {
  const partition = partitionOf(chosen) ?? 'aws';
  const [region, otherRegion] = REGIONS[partition];
  const account = '123456789012';
  return {
    partition,
    region,
    otherRegion,
    account,
    dnsSuffix: partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
    arn: (service, rest, where = region) => `arn:${partition}:${service}:${where}:${account}:${rest}`,
  };
}

interface Override {
  readonly target: string;
  readonly values: Readonly<Record<string, string>>;
}

const ROLES = ['execution', 'launcher', 'plan', 'replication', 'runner', 'schedule', 'task', 'timeout'];

/**
 * ARNs and ids as AWS gives them: each thing has its own, and its name in it.
 *
 * @param module that they are in, as `module.runner.`; none for a root
 */
export function awsNames({ partition, region, account, arn }: Place, module = ''): Override[] {
  const bucket = (tail: string) => `${NAME}-${account}-${region}-${SUFFIX}${tail}`;
  const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'terraform_data.suffix': { id: `${SUFFIX}3d-0000-0000-0000-000000000000` },
    ...Object.fromEntries(
      ROLES.map((role) => {
        const id = `${NAME}-${region}-${SUFFIX}-${role}`;
        return [`aws_iam_role.${role}`, { arn: arn('iam', `role/ecs-runner/${id}`, ''), id }];
      }),
    ),
    'aws_cloudtrail.this': { arn: arn('cloudtrail', `trail/${ID}-objects`) },
    'aws_cloudwatch_log_group.this["ledger"]': { arn: arn('logs', `log-group:/aws/events/ecs-runner/${ID}`) },
    'aws_ecs_cluster.this': { arn: arn('ecs', `cluster/${ID}`) },
    'aws_ecs_task_definition.this': { arn: arn('ecs', `task-definition/${ID}:1`) },
    'aws_kms_key.this': { arn: arn('kms', `key/${KEY}`), key_id: KEY },
    'aws_s3_bucket.access_logs': { arn: `arn:${partition}:s3:::${bucket('-logs')}`, id: bucket('-logs') },
    'aws_s3_bucket.this': { arn: `arn:${partition}:s3:::${bucket('')}`, id: bucket('') },
    'aws_sfn_state_machine.launcher': { arn: arn('states', `stateMachine:${ID}`) },
    'aws_sfn_state_machine.timeout': { arn: arn('states', `stateMachine:${ID}-timeout`) },
    'aws_sns_topic.this': { arn: arn('sns', `${ID}-alarms`) },
  };
  return Object.entries(values).map(([target, it]) => ({ target: `${module}${target}`, values: it }));
}

const KEY = '11111111-2222-3333-4444-555555555555';
