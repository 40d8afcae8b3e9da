import * as ec2 from '@pulumi/aws/ec2/index.js';
import type { NetworkScope } from './network-scope.js';

/** The subnets by their names in the plan. */
export type Subnets = ReadonlyMap<string, ec2.Subnet>;

/** Creates the planned subnets. Instances in public ones get a public address at launch. */
export function createSubnets({ name, plan, child, tags }: NetworkScope, vpc: ec2.Vpc): Subnets {
  return new Map(
    plan.subnets.map((subnet) => [
      subnet.name,
      new ec2.Subnet(
        `${name}-${subnet.name}`,
        {
          vpcId: vpc.id,
          cidrBlock: subnet.cidr,
          availabilityZone: subnet.zone,
          mapPublicIpOnLaunch: subnet.tier === 'public',
          tags: { ...tags(`${name}-${subnet.name}`), Tier: subnet.tier },
        },
        child,
      ),
    ]),
  );
}

/** The subnet of that name in the plan. */
export function subnetNamed(subnets: Subnets, name: string): ec2.Subnet {
  const subnet = subnets.get(name);
  if (subnet === undefined) throw new RangeError(`The plan has no subnet \`${name}\``);
  return subnet;
}
