import { AccessRequest } from '../evaluate';
import { asker, besideTaskRole, Context, Expectation, ofOwnTask, Parts, table, taskOn } from '../expectations';

/** What a runner's roles may do with tasks on a cluster that others use too. @param exec whether ECS Exec is on */
export function sharedClusterRequests(parts: Parts, exec = false): Expectation[] {
  const own = ofOwnTask(parts);
  const others = { ...own, 'aws:ResourceTag/Name': `${own['aws:ResourceTag/Name'] as string}-2` };
  const { 'aws:ResourceTag/Name': name, ...untagged } = own;
  const onTask = (whose: string, context: Context) =>
    doers(parts, exec).map(([role, action]): [string, AccessRequest] => [
      `${role.replace(/^.*-/, '')}: ${action}, ${whose}`,
      asker(role)(action, taskOn(parts.cluster_arn), context),
    ]);

  return [
    ...table('allow', onTask('its own task', own)),
    ...table('deny', [
      ...onTask("another runner's task", others),
      ...onTask('a task without tags', untagged),
      [
        'tag a running task',
        asker(parts.runner_role_arn)('ecs:TagResource', taskOn(parts.cluster_arn), { 'aws:RequestTag/Name': name }),
      ],
    ]),
  ];
}

/** Which role does what with tasks by their tag. */
function doers(parts: Parts, exec: boolean): [role: string, action: string][] {
  const { runner_role_arn: runner } = parts;
  const [describe, stop] = ['ecs:DescribeTasks', 'ecs:StopTask'];
  const shell = exec ? [describe, 'ecs:ExecuteCommand'].map((action): [string, string] => [runner, action]) : [];
  const launcher = besideTaskRole(parts, 'launcher');
  return parts.state_machine_arn
    ? [...shell, [launcher, describe], [launcher, stop]]
    : [...shell, [runner, describe], [runner, stop], [besideTaskRole(parts, 'timeout'), stop]];
}
