/** Who may send to what is in a security group, by one rule. */
export interface IngressRule {
  /** `tcp`, `udp`, `icmp`, a number, or `-1` for all. */
  readonly protocol: string;
  /** Absent where the protocol has no ports, or all are meant. */
  readonly fromPort?: number;
  readonly toPort?: number;
  /** Whatever is in one of these groups. */
  readonly groupIds: readonly string[];
  /** CIDR blocks, of IPv4 and IPv6. */
  readonly addresses: readonly string[];
  readonly prefixListIds: readonly string[];
}

/** A security group, as far as it lets something in. */
export interface SecurityGroup {
  readonly id: string;
  readonly ingress: readonly IngressRule[];
}
