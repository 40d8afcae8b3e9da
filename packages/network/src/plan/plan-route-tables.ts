import type { DefaultRoute, PlannedNat, PlannedRouteTable, PlannedSubnet } from './network-plan.js';

/** One table for the public tier; for the private tier one, or one for each zone that has a NAT of its own. */
export function planRouteTables(
  subnets: readonly PlannedSubnet[],
  nats: readonly PlannedNat[],
): readonly PlannedRouteTable[] {
  const publicSubnets = subnets.filter(({ tier }) => tier === 'public');
  const privateSubnets = subnets.filter(({ tier }) => tier === 'private');
  return [
    ...table('public', publicSubnets, { kind: 'internet' }),
    ...(nats.length > 1
      ? privateSubnets.flatMap((subnet) => table(subnet.name, [subnet], viaNat(natIn(nats, subnet.zone))))
      : table('private', privateSubnets, viaNat(nats[0]))),
  ];
}

function table(
  name: string,
  subnets: readonly PlannedSubnet[],
  defaultRoute: DefaultRoute,
): readonly PlannedRouteTable[] {
  const [first] = subnets;
  if (first === undefined) return [];
  return [{ name, tier: first.tier, subnets: subnets.map((subnet) => subnet.name), defaultRoute }];
}

function natIn(nats: readonly PlannedNat[], zone: string): PlannedNat | undefined {
  return nats.find((nat) => nat.zone === zone);
}

function viaNat(nat: PlannedNat | undefined): DefaultRoute {
  return nat === undefined ? { kind: 'nowhere' } : { kind: 'nat', nat: nat.name };
}
