import type { IpPermission, SecurityGroup as Description } from '@aws-sdk/client-ec2';
import type { IngressRule, SecurityGroup } from '../../../cloud/security-group.js';
import { partOf } from '../part-of.js';

/** A security group in the engine's terms. The wire says -1 where a rule is for all ports. */
export function toSecurityGroup(description: Description): SecurityGroup {
  return {
    id: partOf('DescribeSecurityGroups', description, 'GroupId'),
    ingress: (description.IpPermissions ?? []).map(toRule),
  };
}

function toRule(permission: IpPermission): IngressRule {
  const { IpProtocol = '', FromPort = -1, ToPort = -1 } = permission;
  return {
    protocol: IpProtocol,
    ...(FromPort < 0 ? {} : { fromPort: FromPort }),
    ...(ToPort < 0 ? {} : { toPort: ToPort }),
    groupIds: (permission.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    addresses: [
      ...(permission.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
      ...(permission.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
    ],
    prefixListIds: (permission.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []),
  };
}
