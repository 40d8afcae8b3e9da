/** `public` subnets route to the internet gateway, `private` ones to the NAT or nowhere. */
export type SubnetTier = 'public' | 'private';

/** One instance that translates addresses. The cheapest; its throughput is that of its instance type. */
export interface NatInstanceOptions {
  readonly kind: 'instance';
  /** One in each zone, each with a route table of its own. @default false: one for all zones */
  readonly perZone?: boolean;
  /** @default 't4g.nano' */
  readonly instanceType?: string;
}

/** AWS's NAT gateway: nothing to look after, paid by the hour and by the gigabyte. */
export interface NatGatewayOptions {
  readonly kind: 'gateway';
  /** One in each zone, each with a route table of its own. @default false: one for all zones */
  readonly perZone?: boolean;
}

/** The private subnets reach nothing outside the VPC. */
export interface NoNatOptions {
  readonly kind: 'none';
}

/** How the private tier gets out. */
export type NatOptions = NatInstanceOptions | NatGatewayOptions | NoNatOptions;

/** OpenVPN on the NAT instance, UDP 1194. */
export interface VpnOptions {
  /** Who may connect, as IPv4 CIDRs. @default []: nobody */
  readonly allowedCidrs?: readonly string[];
  /** Addresses of the clients, /16 to /28. They may meet no network that this one is joined with. @default '10.8.0.0/24' */
  readonly clientCidr?: string;
}

/** What a network is planned from, as far as it does not need to be asked of the cloud. */
export interface NetworkOptions {
  /** The VPC's addresses, /16 to /28. @default '172.31.0.0/16' */
  readonly cidr?: string;
  /** Names, or how many of the region's. Adding one never renumbers the subnets that exist. @default 3 */
  readonly zones?: number | readonly string[];
  /** @default ['public', 'private'] */
  readonly tiers?: readonly SubnetTier[];
  /** Prefix length of every subnet. @default 24, and in a VPC smaller than /20 a sixteenth, but at most 28 */
  readonly subnetPrefix?: number;
  /**
   * `stable` leaves room for zones and tiers to come, so that adding one renumbers nothing; `packed` takes the blocks
   * one after the other, for a VPC that has few: there, adding a zone or a tier makes subnets anew. @default 'stable'
   */
  readonly numbering?: 'stable' | 'packed';
  /** @default { kind: 'instance' }, and `none` without both tiers */
  readonly nat?: NatOptions;
  /** @default no VPN */
  readonly vpn?: VpnOptions;
  /** Networks that this one will be joined with (peers, offices): overlapping them is refused. @default [] */
  readonly avoidCidrs?: readonly string[];
  /** Allow `cidr` outside RFC 1918, RFC 6598 and RFC 2544. @default false */
  readonly allowPublicCidr?: boolean;
}

/** {@link NetworkOptions} and what the cloud says about the region. */
export interface NetworkPlanOptions extends NetworkOptions {
  /** For example `us-east-1`. */
  readonly region: string;
  /** The zones of the region that this account may use. */
  readonly availableZones: readonly string[];
}
