import type { IpPermission } from '@aws-sdk/client-ec2';

/** An inline rule of a security group, in the provider's names. */
export interface InlineRule {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrBlocks?: readonly string[];
  readonly ipv6CidrBlocks?: readonly string[];
  readonly prefixListIds?: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly self?: boolean;
  readonly description?: string;
}

/** Inline rules as EC2 wants them; `self` is the group that they belong to. */
export function ipPermissions(rules: readonly InlineRule[], self: string): IpPermission[] {
  return rules.map((rule) => {
    const { description: Description, securityGroups = [] } = rule;
    const groups = rule.self ? [...securityGroups, self] : securityGroups;
    return {
      ...portRange(rule.protocol, rule.fromPort, rule.toPort),
      IpRanges: rule.cidrBlocks?.map((CidrIp) => ({ CidrIp, Description })),
      Ipv6Ranges: rule.ipv6CidrBlocks?.map((CidrIpv6) => ({ CidrIpv6, Description })),
      PrefixListIds: rule.prefixListIds?.map((PrefixListId) => ({ PrefixListId, Description })),
      // An empty list would be sent as an empty parameter.
      ...(groups.length > 0 && { UserIdGroupPairs: groups.map((GroupId) => ({ GroupId, Description })) }),
    };
  });
}

/** A rule for all protocols has no ports; the provider writes them as 0, which EC2 would take for real. */
export function portRange(
  protocol: string,
  FromPort: number | undefined,
  ToPort: number | undefined,
): IpPermission {
  if (protocol === '-1' || protocol === 'all') return { IpProtocol: '-1' };
  return { IpProtocol: protocol, FromPort, ToPort };
}
