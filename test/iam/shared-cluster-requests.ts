import { accountOf, Context, Expectation, Parts, table } from './expectations';
import { AccessRequest } from './simulate';

/** What the runner role may do with tasks on a cluster that others use too, with ECS Exec. */
export function sharedClusterRequests(parts: Parts): Expectation[] {
  const { cluster_arn: cluster, task_definition_arn: definition } = parts;
  const task = `${cluster.replace(':cluster/', ':task/')}/1`;
  const ask = (action: string, resource: string, context: Context = {}): AccessRequest => ({
    principal: parts.runner_role_arn,
    action,
    resource,
    account: accountOf(cluster),
    context,
  });
  const name = definition.replace(/^.*\/([^:]+):\d+$/, '$1');
  const actions = ['ecs:DescribeTasks', 'ecs:StopTask', 'ecs:ExecuteCommand'];
  const onTask = (whose: string, context: Context) =>
    actions.map((action): [string, AccessRequest] => [`${action}, ${whose}`, ask(action, task, context)]);

  return [
    ...table('allow', [
      ...onTask('its own task', { 'aws:ResourceTag/Name': name }),
      ['open a shell on the cluster', ask('ecs:ExecuteCommand', cluster)],
    ]),
    ...table('deny', [
      ...onTask("another runner's task", { 'aws:ResourceTag/Name': `${name}-2` }),
      ...onTask('a task without tags', {}),
      ['tag a running task', ask('ecs:TagResource', task, { 'aws:RequestTag/Name': name })],
    ]),
  ];
}
