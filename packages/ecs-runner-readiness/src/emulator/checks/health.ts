import { alarms } from './alarms';
import { theRunner, type Check } from '../scenarios/applied';
import { must } from '../wrong';

/** What docs/operations.md looks at says that all is well: cluster, task definition, key, logs, alarms that somebody hears. */
export const health: Check = async (applied) => {
  const { cluster_arn, kms_key_arn, log_group_name, region, task_definition_family } = theRunner(applied);
  const aws = applied.aws(region);
  const { clusters } = await aws.call<{ clusters: { status: string }[] }>('ecs', 'describe-clusters', {
    clusters: [cluster_arn],
  });
  must(clusters[0]?.status === 'ACTIVE', `the cluster is ${clusters[0]?.status ?? 'not there'}`);
  const { taskDefinition } = await aws.call<{ taskDefinition: { status: string } }>('ecs', 'describe-task-definition', {
    taskDefinition: task_definition_family,
  });
  must(taskDefinition.status === 'ACTIVE', `the task definition is ${taskDefinition.status}`);
  if (kms_key_arn) {
    const { KeyMetadata } = await aws.call<{ KeyMetadata: { KeyState: string } }>('kms', 'describe-key', {
      KeyId: kms_key_arn,
    });
    must(KeyMetadata.KeyState === 'Enabled', `the key is ${KeyMetadata.KeyState}`);
  }
  const { logGroups } = await aws.call<{ logGroups: unknown[] }>('logs', 'describe-log-groups', {
    logGroupNamePrefix: log_group_name,
  });
  must(logGroups.length > 0, `there is no log group ${log_group_name}`);
  return `cluster and task definition are ACTIVE, ${await alarms(applied)}`;
};
