import type { IpPermission, RevokedSecurityGroupRule, SecurityGroupRule } from '@aws-sdk/client-ec2';
import { assertNever } from '../../assert-never.js';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import type { RuleSpecification, SecurityGroupRuleRecord } from './security-group-records.js';

/** Rules as `DescribeSecurityGroups` shows them: one permission for each protocol and port range. */
export function presentPermissions(rules: readonly RuleSpecification[], account: string): IpPermission[] {
  const permissions = new Map<string, IpPermission>();
  for (const rule of rules) {
    const key = [rule.protocol, rule.fromPort, rule.toPort].join(' ');
    const permission = permissions.get(key) ?? emptyPermission(rule);
    permissions.set(key, withPeer(permission, rule, account));
  }
  return [...permissions.values()];
}

const emptyPermission = ({ protocol, fromPort, toPort }: RuleSpecification): IpPermission => ({
  IpProtocol: protocol,
  FromPort: fromPort,
  ToPort: toPort,
  IpRanges: [],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
});

function withPeer(
  permission: IpPermission,
  { peer, description }: RuleSpecification,
  account: string,
): IpPermission {
  const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
  const Description = description;
  switch (peer.kind) {
    case 'ipv4':
      return { ...permission, IpRanges: [...IpRanges, { CidrIp: peer.cidr, Description }] };
    case 'ipv6':
      return { ...permission, Ipv6Ranges: [...Ipv6Ranges, { CidrIpv6: peer.cidr, Description }] };
    case 'prefixList': {
      const list = { PrefixListId: peer.prefixListId, Description };
      return { ...permission, PrefixListIds: [...PrefixListIds, list] };
    }
    case 'group': {
      const pair = { GroupId: peer.groupId, UserId: account, Description };
      return { ...permission, UserIdGroupPairs: [...UserIdGroupPairs, pair] };
    }
    default:
      return assertNever(peer);
  }
}

/** A rule as `DescribeSecurityGroupRules` shows it. */
export function presentRule(
  rule: SecurityGroupRuleRecord,
  { state, surroundings }: Ec2Context,
): SecurityGroupRule {
  const { account, region } = surroundings;
  const { peer } = rule;
  return {
    SecurityGroupRuleId: rule.ruleId,
    SecurityGroupRuleArn: `arn:aws:ec2:${region}:${account}:security-group-rule/${rule.ruleId}`,
    GroupId: rule.groupId,
    GroupOwnerId: account,
    IsEgress: rule.isEgress,
    ...portsOf(rule),
    ...(peer.kind === 'ipv4' ? { CidrIpv4: peer.cidr } : {}),
    ...(peer.kind === 'ipv6' ? { CidrIpv6: peer.cidr } : {}),
    ...(peer.kind === 'prefixList' ? { PrefixListId: peer.prefixListId } : {}),
    ...(peer.kind === 'group' ? { ReferencedGroupInfo: { GroupId: peer.groupId, UserId: account } } : {}),
    Description: rule.description,
    Tags: tagList(state, rule.ruleId),
  };
}

/** A rule as the answers of `Revoke...` show it. */
export function presentRevoked(rule: SecurityGroupRuleRecord): RevokedSecurityGroupRule {
  const { peer } = rule;
  return {
    SecurityGroupRuleId: rule.ruleId,
    GroupId: rule.groupId,
    IsEgress: rule.isEgress,
    ...portsOf(rule),
    ...(peer.kind === 'ipv4' ? { CidrIpv4: peer.cidr } : {}),
    ...(peer.kind === 'ipv6' ? { CidrIpv6: peer.cidr } : {}),
    ...(peer.kind === 'prefixList' ? { PrefixListId: peer.prefixListId } : {}),
    ...(peer.kind === 'group' ? { ReferencedGroupId: peer.groupId } : {}),
    Description: rule.description,
  };
}

/** Rules without ports show -1, permissions without ports show none. */
const portsOf = ({ protocol, fromPort = -1, toPort = -1 }: RuleSpecification) => ({
  IpProtocol: protocol,
  FromPort: fromPort,
  ToPort: toPort,
});
