import * as ec2 from '@pulumi/aws/ec2/index.js';
import type * as pulumi from '@pulumi/pulumi';
import { subnetNamed, type Subnets } from '../vpc/create-subnets.js';
import type { NetworkScope } from '../vpc/network-scope.js';
import { type Nats, noNats } from './nats.js';

/** Creates the planned NAT gateways with an elastic address each, once `ready` (the way out) exists. */
export function createNatGateways(
  { name, plan, child, tags }: NetworkScope,
  subnets: Subnets,
  ready: readonly pulumi.Resource[],
): Nats {
  const gateways = plan.nats.map((nat) => {
    const natName = `${name}-${nat.name}`;
    // Not the address of a NAT instance of this name: a switch makes the gateway while the instance still has it.
    const address = new ec2.Eip(`${natName}-gateway`, { domain: 'vpc', tags: tags(natName) }, child);
    const gateway = new ec2.NatGateway(
      natName,
      { allocationId: address.id, subnetId: subnetNamed(subnets, nat.subnet).id, tags: tags(natName) },
      { ...child, dependsOn: [...ready] },
    );
    return { nat, address, gateway };
  });
  return {
    ...noNats,
    targets: new Map(gateways.map(({ nat, gateway }) => [nat.name, { natGatewayId: gateway.id }])),
    addresses: gateways.map(({ address }) => address.publicIp),
    gatewayIds: gateways.map(({ gateway }) => gateway.id),
  };
}
