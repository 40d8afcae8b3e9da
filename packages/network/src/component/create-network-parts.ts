import type * as ec2 from '@pulumi/aws/ec2/index.js';
import * as pulumi from '@pulumi/pulumi';
import { createNats } from '../nat/create-nats.js';
import type { NatScripts } from '../nat/nat-user-data.js';
import type { Nats } from '../nat/nats.js';
import type { DefaultRoute, NetworkPlan } from '../plan/network-plan.js';
import type { SubnetTier } from '../terms/network-options.js';
import { createRouteTable, type RouteTableParts, type RouteTarget } from '../vpc/create-route-table.js';
import { createSubnets, subnetNamed, type Subnets } from '../vpc/create-subnets.js';
import { createVpc, type VpcParts } from '../vpc/create-vpc.js';
import type { NetworkScope } from '../vpc/network-scope.js';

/** All that a network is made of. */
export interface NetworkParts extends VpcParts {
  readonly plan: NetworkPlan;
  readonly nats: Nats;
  readonly publicTier: TierParts;
  readonly privateTier: TierParts;
}

export interface TierParts {
  /** Known once the tier's routes are in place: what starts in a subnet finds its way out. */
  readonly subnetIds: readonly pulumi.Output<string>[];
  readonly routeTables: readonly RouteTableParts[];
}

/** Creates what was planned: public tier, then the NATs in it, then the private tier behind them. */
export async function createNetworkParts(scope: NetworkScope, scripts: NatScripts): Promise<NetworkParts> {
  const vpcParts = createVpc(scope);
  const { vpc, internetGateway } = vpcParts;
  const subnets = createSubnets(scope, vpc);
  const publicTier = createTier(scope, 'public', { vpc, subnets, internetGateway });
  const ready = publicTier.routeTables.flatMap((table) => table.ready);
  const nats = await createNats(scope, { vpc, subnets, scripts, ready });
  const privateTier = createTier(scope, 'private', { vpc, subnets, internetGateway, nats });
  return { ...vpcParts, plan: scope.plan, nats, publicTier, privateTier };
}

interface TierOptions {
  readonly vpc: ec2.Vpc;
  readonly subnets: Subnets;
  readonly internetGateway: ec2.InternetGateway;
  readonly nats?: Nats;
}

function createTier(scope: NetworkScope, tier: SubnetTier, options: TierOptions): TierParts {
  const routeTables = scope.plan.routeTables
    .filter((planned) => planned.tier === tier)
    .map((planned) => {
      const target = targetOf(planned.defaultRoute, options);
      return createRouteTable(scope, planned, { ...options, target });
    });
  return { routeTables, subnetIds: subnetIds(scope.plan, tier, { routeTables, subnets: options.subnets }) };
}

function targetOf(route: DefaultRoute, { internetGateway, nats }: TierOptions): RouteTarget | undefined {
  if (route.kind === 'internet') return { gatewayId: internetGateway.id };
  return route.kind === 'nat' ? nats?.targets.get(route.nat) : undefined;
}

function subnetIds(
  plan: NetworkPlan,
  tier: SubnetTier,
  { routeTables, subnets }: { routeTables: readonly RouteTableParts[]; subnets: Subnets },
): readonly pulumi.Output<string>[] {
  const ready = pulumi.all(routeTables.flatMap((table) => table.ready.map(({ urn }) => urn)));
  return plan.subnets
    .filter((subnet) => subnet.tier === tier)
    .map((subnet) => pulumi.all([subnetNamed(subnets, subnet.name).id, ready]).apply(([id]) => id));
}
