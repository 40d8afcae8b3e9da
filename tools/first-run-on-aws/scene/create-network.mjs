import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';

/** A VPC and a subnet in each of two zones that have the instance type. */
export async function createNetwork({ send, tags, pace, settings }) {
  const zones = await findZones(send, settings);
  const specification = (ResourceType) => [{ ResourceType, Tags: tags }];
  const vpc = { CidrBlock: '10.213.0.0/24', TagSpecifications: specification('vpc') };
  const { Vpc } = await send.ec2(new CreateVpcCommand(vpc));
  const { VpcId } = Vpc;
  await pace.until(() => isAvailable(send, VpcId), 60_000);
  const subnetIds = [];
  for (const [index, AvailabilityZone] of zones.entries()) {
    const CidrBlock = `10.213.0.${index * 64}/26`;
    const subnet = { VpcId, CidrBlock, AvailabilityZone, TagSpecifications: specification('subnet') };
    const { Subnet } = await send.ec2(new CreateSubnetCommand(subnet));
    subnetIds.push(Subnet.SubnetId);
  }
  return { vpcId: VpcId, subnetIds };
}

async function findZones(send, { instanceType }) {
  const Filters = [{ Name: 'instance-type', Values: [instanceType] }];
  const which = { LocationType: 'availability-zone', Filters };
  const { InstanceTypeOfferings = [] } = await send.ec2(new DescribeInstanceTypeOfferingsCommand(which));
  const zones = [...new Set(InstanceTypeOfferings.map(({ Location }) => Location))].sort().slice(0, 2);
  if (zones.length < 2)
    throw new Error(`Expected two zones that have \`${instanceType}\`, there are ${zones.length}`);
  return zones;
}

async function isAvailable(send, vpcId) {
  const { Vpcs = [] } = await send.ec2(new DescribeVpcsCommand({ VpcIds: [vpcId] }));
  return Vpcs[0]?.State === 'available';
}
