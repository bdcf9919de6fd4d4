import type { Check } from '../scenarios/applied';
import { must } from '../wrong';

/** A runner is active in each of two regions; the roles are one set. */
export const twoRegions: Check = async ({ runners, aws }) => {
  const all = Object.values(runners);
  const regions = [...new Set(all.map(({ region }) => region))];
  must(regions.length >= 2, `all runners are in ${regions.join(', ')}`);
  for (const { region, cluster_arn } of all) {
    const { clusters } = await aws(region).call<{ clusters: { status: string }[] }>('ecs', 'describe-clusters', {
      clusters: [cluster_arn],
    });
    must(clusters[0]?.status === 'ACTIVE', `there is no active cluster in ${region}`);
  }
  const roles = [...new Set(all.map(({ task_role_arn }) => task_role_arn))];
  must(roles.length === 1, `the tasks have ${roles.length} roles`);
  return `active clusters in ${regions.join(' and ')}, tasks with one role`;
};
