import * as ec2 from '@pulumi/aws/ec2/index.js';
import { vpnPort } from '../terms/network-defaults.js';
import type { NetworkScope } from '../vpc/network-scope.js';

/** Admits all of the private tier, VPN clients from where they may come, and nobody else. */
export function createNatSecurityGroup(
  { name, plan, child, tags }: NetworkScope,
  vpc: ec2.Vpc,
): ec2.SecurityGroup {
  const privateCidrs = plan.subnets.flatMap(({ tier, cidr }) => (tier === 'private' ? [cidr] : []));
  const vpnCidrs = plan.vpn?.allowedCidrs ?? [];
  return new ec2.SecurityGroup(
    `${name}-nat`,
    {
      vpcId: vpc.id,
      description: 'NAT: in from the private tier, out to anywhere',
      ingress: [
        { ...everything, cidrBlocks: privateCidrs, description: 'the private tier' },
        ...(vpnCidrs.length === 0 ? [] : [vpnRule(vpnCidrs)]),
      ],
      egress: [{ ...everything, cidrBlocks: ['0.0.0.0/0'], description: 'anywhere' }],
      tags: tags(`${name}-nat`),
    },
    child,
  );
}

const everything = { protocol: '-1', fromPort: 0, toPort: 0 };

function vpnRule(cidrBlocks: readonly string[]) {
  return {
    protocol: 'udp',
    fromPort: vpnPort,
    toPort: vpnPort,
    cidrBlocks: [...cidrBlocks],
    description: 'VPN clients',
  };
}
