import { theRunner, type Check } from '../scenarios/applied';
import { must } from '../wrong';

interface Groups {
  readonly SecurityGroups: readonly { readonly GroupId: string; readonly IpPermissions: readonly unknown[] }[];
}

/** The tasks have security groups that let nothing in. */
export const securityGroup: Check = async (applied) => {
  const { security_group_ids: GroupIds, region } = theRunner(applied);
  must(GroupIds.length > 0, 'the tasks have no security group');
  const { SecurityGroups } = await applied.aws(region).call<Groups>('ec2', 'describe-security-groups', { GroupIds });
  const open = SecurityGroups.filter(({ IpPermissions }) => IpPermissions.length > 0);
  must(open.length === 0, `${open.map(({ GroupId }) => GroupId).join(', ')} lets something in`);
  return `${GroupIds.join(', ')} lets nothing in`;
};
