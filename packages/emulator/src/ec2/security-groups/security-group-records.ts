export interface SecurityGroupRecord {
  readonly groupId: string;
  readonly groupName: string;
  readonly description: string;
  readonly vpcId: string;
}

/** Who may talk through a rule: EC2 keeps one rule for each peer. */
export type RulePeer =
  | { readonly kind: 'ipv4'; readonly cidr: string }
  | { readonly kind: 'ipv6'; readonly cidr: string }
  | { readonly kind: 'prefixList'; readonly prefixListId: string }
  | { readonly kind: 'group'; readonly groupId: string };

/** A permission of one peer; `-1` is every protocol, and a port of -1 every ICMP type or code. */
export interface RuleSpecification {
  readonly protocol: string;
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  readonly peer: RulePeer;
  readonly description: string | undefined;
}

export interface SecurityGroupRuleRecord extends RuleSpecification {
  readonly ruleId: string;
  readonly groupId: string;
  readonly isEgress: boolean;
}
