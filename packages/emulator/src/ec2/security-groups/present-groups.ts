import type { Ec2Context } from '../ec2-context.js';

/** Groups of an instance or interface, with their names. */
export const presentGroups = (
  { securityGroupIds }: { readonly securityGroupIds: readonly string[] },
  { state }: Ec2Context,
) =>
  securityGroupIds.map((GroupId) => ({ GroupId, GroupName: state.securityGroups.get(GroupId)?.groupName }));
