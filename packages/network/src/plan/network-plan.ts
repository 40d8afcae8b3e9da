import type { NatCost } from '../costs/nat-costs.js';
import type { NatOptions, SubnetTier } from '../terms/network-options.js';

/** One subnet: one tier in one zone. */
export interface PlannedSubnet {
  /** `public-a`: the tier and the zone's letter. */
  readonly name: string;
  readonly tier: SubnetTier;
  readonly zone: string;
  readonly cidr: string;
}

/** One address translator, in the public subnet of its zone. */
export interface PlannedNat {
  /** `nat`, or `nat-a` when each zone has one. */
  readonly name: string;
  readonly zone: string;
  /** Name of the public subnet that it stands in. */
  readonly subnet: string;
}

/** Where 0.0.0.0/0 goes. */
export type DefaultRoute =
  | { readonly kind: 'internet' }
  | { readonly kind: 'nat'; readonly nat: string }
  | { readonly kind: 'nowhere' };

/** One route table, with the subnets that use it. */
export interface PlannedRouteTable {
  /** `public`, `private`, or `private-a` when each zone has a NAT. */
  readonly name: string;
  readonly tier: SubnetTier;
  /** Names of the subnets that it is associated with. */
  readonly subnets: readonly string[];
  readonly defaultRoute: DefaultRoute;
}

/** The VPN on the NAT, and who may connect. */
export interface PlannedVpn {
  readonly allowedCidrs: readonly string[];
  /** The addresses of its clients. */
  readonly clientCidr: string;
}

/** A network as plain data, before anything of it exists. */
export interface NetworkPlan {
  readonly region: string;
  readonly cidr: string;
  readonly zones: readonly string[];
  readonly subnets: readonly PlannedSubnet[];
  readonly routeTables: readonly PlannedRouteTable[];
  readonly nat: NatOptions;
  readonly nats: readonly PlannedNat[];
  readonly vpn: PlannedVpn | undefined;
  /** What each kind of NAT would cost; the chosen one is marked. */
  readonly costs: readonly NatCost[];
}
