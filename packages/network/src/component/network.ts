import * as pulumi from '@pulumi/pulumi';
import { defaultNatUserData } from '../nat/nat-user-data.js';
import type { NetworkPlan } from '../plan/network-plan.js';
import { inputPropertyError } from '../terms/input-property-error.js';
import type { NetworkArgs } from '../terms/network-args.js';
import { checkArgs } from './check-args.js';
import type { NetworkParts } from './create-network-parts.js';
import { createNetwork, type NetworkInputs } from './create-network.js';

/**
 * A VPC with a public and a private tier over several zones, and a NAT of the kind you choose.
 * With the defaults: 172.31.0.0/16, three zones, one NAT instance, everything tagged.
 *
 * Bad args throw Pulumi's `InputPropertyError` (`InputPropertiesError` when there are several) with the
 * property path before anything is created; only what needs the region's zones is found a moment later.
 *
 * @example
 * import { Network } from '@clicamos/network';
 * const network = new Network('web', { zones: 2, nat: { kind: 'gateway', perZone: true } });
 * export const vpcId = network.vpcId;
 */
export class Network extends pulumi.ComponentResource<NetworkParts> {
  readonly vpcId: pulumi.Output<string>;
  readonly internetGatewayId: pulumi.Output<string>;
  /** In the order of the zones. Known once the route to the internet is in place. */
  readonly publicSubnetIds: pulumi.Output<string[]>;
  /** In the order of the zones. Known once their routes are in place. */
  readonly privateSubnetIds: pulumi.Output<string[]>;
  readonly publicRouteTableIds: pulumi.Output<string[]>;
  /** One, or one a zone in the order of the zones when each has a NAT. */
  readonly privateRouteTableIds: pulumi.Output<string[]>;
  /** Trusts itself and nobody else, in or out. */
  readonly defaultSecurityGroupId: pulumi.Output<string>;
  /** Of the NAT instances; `undefined` without any. */
  readonly natSecurityGroupId: pulumi.Output<string | undefined>;
  /** The public addresses that the private tier is seen under. */
  readonly natAddresses: pulumi.Output<string[]>;
  readonly natInstanceIds: pulumi.Output<string[]>;
  readonly natGatewayIds: pulumi.Output<string[]>;
  /** Name of the SSM parameter that holds the VPN's first profile; `undefined` without a VPN. */
  readonly vpnProfileParameter: pulumi.Output<string | undefined>;
  /** What was planned, with what each kind of NAT costs. */
  readonly plan: pulumi.Output<NetworkPlan>;

  constructor(name: string, args: NetworkArgs = {}, options: pulumi.ComponentResourceOptions = {}) {
    super('clicamos:network:Network', name, checked(name, args, options), options);
    // One output for each, so that whoever needs the VPC alone does not wait for the NAT.
    const parts = this.getData();
    const pick = <T>(part: (of: NetworkParts) => pulumi.Input<T>) => pulumi.output(parts.then(part));
    this.vpcId = pick(({ vpc }) => vpc.id);
    this.internetGatewayId = pick(({ internetGateway }) => internetGateway.id);
    this.publicSubnetIds = pick(({ publicTier }) => pulumi.all([...publicTier.subnetIds]));
    this.privateSubnetIds = pick(({ privateTier }) => pulumi.all([...privateTier.subnetIds]));
    this.publicRouteTableIds = pick(({ publicTier }) => tableIds(publicTier));
    this.privateRouteTableIds = pick(({ privateTier }) => tableIds(privateTier));
    this.defaultSecurityGroupId = pick(({ defaultSecurityGroup }) => defaultSecurityGroup.id);
    this.natSecurityGroupId = pick(({ nats }) => nats.securityGroupId);
    this.natAddresses = pick(({ nats }) => pulumi.all([...nats.addresses]));
    this.natInstanceIds = pick(({ nats }) => pulumi.all([...nats.instanceIds]));
    this.natGatewayIds = pick(({ nats }) => pulumi.all([...nats.gatewayIds]));
    this.vpnProfileParameter = pick(({ nats }) => nats.vpnProfileParameter);
    this.plan = pick(({ plan }) => plan);
    this.registerOutputs({
      vpcId: this.vpcId,
      publicSubnetIds: this.publicSubnetIds,
      privateSubnetIds: this.privateSubnetIds,
      natAddresses: this.natAddresses,
    });
  }

  /** @internal Asks for the zones, plans, and creates; Pulumi calls it once. */
  protected override initialize(inputs: NetworkInputs): Promise<NetworkParts> {
    return createNetwork(inputs, this);
  }
}

function checked(name: string, args: NetworkArgs, options: pulumi.ComponentResourceOptions): NetworkInputs {
  const { issues, scripts } = checkArgs(args, args.natUserData ?? defaultNatUserData, regionOf(options));
  if (issues.length > 0) throw inputPropertyError(issues);
  return { name, args, scripts };
}

/** The configured region, unless another provider may be meant; that one is asked for its zones later. */
function regionOf({ provider, providers, parent }: pulumi.ComponentResourceOptions): string | undefined {
  const mayBeAnother = provider !== undefined || providers !== undefined || parent !== undefined;
  return mayBeAnother ? undefined : new pulumi.Config('aws').get('region');
}

function tableIds({ routeTables }: NetworkParts['publicTier']): pulumi.Output<string[]> {
  return pulumi.all(routeTables.map(({ table }) => table.id));
}
