import { defaultSubnetPrefix } from '../addresses/default-subnet-prefix.js';
import { parseIpv4, subnetAt, subnetCount } from '../addresses/ipv4.js';
import { numberSubnets, type NumberedSubnet } from '../addresses/number-subnets.js';
import { checkNetworkOptions } from '../checks/check-network-options.js';
import { isZoneOf, regionIssues } from '../checks/zone-issues.js';
import { natCosts } from '../costs/nat-costs.js';
import { type NetworkIssue, NetworkPlanError } from '../terms/errors.js';
import {
  clientCidrOf,
  defaultCidr,
  defaultNatInstanceType,
  defaultTiers,
  defaultZones,
  natOf,
} from '../terms/network-defaults.js';
import type { NatOptions, NetworkPlanOptions, SubnetTier } from '../terms/network-options.js';
import type { NetworkPlan, PlannedNat, PlannedSubnet } from './network-plan.js';
import { planRouteTables } from './plan-route-tables.js';

/**
 * Plans a VPC's subnets, route tables and NATs as plain data. Pure: it asks nothing and creates nothing.
 *
 * @throws NetworkPlanError `InvalidOptions` with every issue and its property path
 * @example
 * import { planNetwork } from '@clicamos/network';
 * const plan = planNetwork({ region: 'us-east-1', availableZones: ['us-east-1a', 'us-east-1b'], zones: 2 });
 * plan.subnets[0]; // { name: 'public-a', tier: 'public', zone: 'us-east-1a', cidr: '172.31.0.0/24' }
 */
export function planNetwork(options: NetworkPlanOptions): NetworkPlan {
  throwIfAny(checkNetworkOptions(options));
  const zones = zonesOf(options);
  const tiers = defaultTiers.filter((tier) => (options.tiers ?? defaultTiers).includes(tier));
  throwIfAny(roomIssues(options, zones, tiers));
  const subnets = planSubnets(options, zones, tiers);
  const nat = natOf(options);
  const nats = planNats(nat, zones);
  return {
    region: options.region,
    cidr: options.cidr ?? defaultCidr,
    zones,
    subnets,
    routeTables: planRouteTables(subnets, nats),
    nat,
    nats,
    vpn: options.vpn && {
      allowedCidrs: options.vpn.allowedCidrs ?? [],
      clientCidr: clientCidrOf(options.vpn),
    },
    costs: natCosts(nat, zones.length, natInstanceType(nat)),
  };
}

/** The instance type of the NAT, or the one it would have. */
export function natInstanceType(nat: NatOptions): string {
  return nat.kind === 'instance' ? (nat.instanceType ?? defaultNatInstanceType) : defaultNatInstanceType;
}

function zonesOf({ zones = defaultZones, region, availableZones }: NetworkPlanOptions): readonly string[] {
  const usable = availableZones.filter((zone) => isZoneOf(region, zone)).sort();
  throwIfAny(regionIssues(zones, region, usable));
  return typeof zones === 'number' ? usable.slice(0, zones) : zones;
}

function roomIssues(
  { cidr = defaultCidr, subnetPrefix, numbering }: NetworkPlanOptions,
  zones: readonly string[],
  tiers: readonly SubnetTier[],
): readonly NetworkIssue[] {
  const range = parseIpv4(cidr);
  const prefix = subnetPrefix ?? defaultSubnetPrefix(range.prefix);
  const has = subnetCount(range, prefix);
  const last = lastOf(numberSubnets({ tiers, zones, numbering }));
  if (last < has) return [];
  const isEnough = lastOf(numberSubnets({ tiers, zones, numbering: 'packed' })) < has;
  const hint = isEnough
    ? '. Packed, they fit: set `numbering` to `packed`, and adding a zone or a tier later makes subnets anew'
    : '';
  const reason = `\`${cidr}\` is too small: it has ${has} subnets of /${prefix}; ${tiers.join(' and ')} tiers in ${zones.join(', ')} are numbered up to ${last}, so ${last + 1} are wanted${hint}`;
  return [{ path: 'cidr', reason }];
}

const lastOf = (subnets: readonly NumberedSubnet[]): number =>
  Math.max(...subnets.map(({ number }) => number));

function planSubnets(
  { cidr = defaultCidr, subnetPrefix, numbering }: NetworkPlanOptions,
  zones: readonly string[],
  tiers: readonly SubnetTier[],
): readonly PlannedSubnet[] {
  const range = parseIpv4(cidr);
  const prefix = subnetPrefix ?? defaultSubnetPrefix(range.prefix);
  return numberSubnets({ tiers, zones, numbering }).map(({ tier, zone, number }) => ({
    name: `${tier}-${letterOf(zone)}`,
    tier,
    zone,
    cidr: subnetAt(range, prefix, number),
  }));
}

function planNats(nat: NatOptions, zones: readonly string[]): readonly PlannedNat[] {
  if (nat.kind === 'none') return [];
  const homes = nat.perZone ? zones : zones.slice(0, 1);
  return homes.map((zone) => ({
    name: nat.perZone ? `nat-${letterOf(zone)}` : 'nat',
    zone,
    subnet: `public-${letterOf(zone)}`,
  }));
}

function letterOf(zone: string): string {
  return zone.slice(-1);
}

function throwIfAny(issues: readonly NetworkIssue[]): void {
  if (issues.length > 0) throw new NetworkPlanError(issues);
}
