import type { CreateSubnetRequest, CreateSubnetResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import { containsCidr, overlapsCidr, type Cidr } from '../../cidr.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterCombination, invalidParameterValue, required } from '../../errors.js';
import { checkSize, readBlock } from '../../network/check-block.js';
import { findVpc } from '../../network/find-network.js';
import type { SubnetRecord, VpcRecord } from '../../network/network-records.js';
import { presentSubnet } from '../../network/present-subnet.js';
import { refuseMembers } from '../../network/refuse-members.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';
import { zoneId } from '../../zones/zone-id.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html */
export function createSubnet(input: CreateSubnetRequest, ec2: Ec2Context): CreateSubnetResult {
  const { state, surroundings } = ec2;
  refuseMembers(input, [
    ...(['Ipv6CidrBlock', 'Ipv6Native', 'OutpostArn'] as const),
    ...(['Ipv4IpamPoolId', 'Ipv6IpamPoolId'] as const),
  ]);
  const vpc = findVpc(state, required(input.VpcId, 'vpcId'));
  const cidr = readSubnetBlock(required(input.CidrBlock, 'cidrBlock'), vpc, ec2);
  const zone = chooseZone(input, ec2);
  const tags = specifiedTags(input.TagSpecifications, { type: 'subnet' });
  stopIfDryRun(input);
  const subnet: SubnetRecord = {
    subnetId: surroundings.newId('subnet'),
    vpcId: vpc.vpcId,
    zone,
    cidr,
    defaultForZone: false,
    mapPublicIpOnLaunch: false,
    hostnameType: 'ip-name',
    enableResourceNameDnsARecord: false,
  };
  state.subnets.set(subnet.subnetId, subnet);
  addTags(state, subnet.subnetId, tags);
  return { Subnet: presentSubnet(subnet, ec2) };
}

function readSubnetBlock(text: string, vpc: VpcRecord, { state }: Ec2Context): Cidr {
  const cidr = readBlock(text, 'cidrBlock');
  const outOfRange = () => new AwsError('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
  checkSize(cidr, outOfRange);
  if (!containsCidr(vpc.cidr, cidr)) throw outOfRange();
  const siblings = [...state.subnets.values()].filter(({ vpcId }) => vpcId === vpc.vpcId);
  if (!siblings.some((sibling) => overlapsCidr(sibling.cidr, cidr))) return cidr;
  throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`);
}

/** AWS chooses a zone where a request names none; here it is the first. */
function chooseZone(input: CreateSubnetRequest, { surroundings: { zones, region } }: Ec2Context): string {
  const { AvailabilityZone: name, AvailabilityZoneId: id } = input;
  if (name && id) {
    throw invalidParameterCombination(
      'AvailabilityZone and AvailabilityZoneId may not be specified together',
    );
  }
  const zone = zones.find((one) => (id ? zoneId(region, one) === id : name === undefined || one === name));
  if (zone !== undefined) return zone;
  throw invalidParameterValue(
    `Value (${id ?? name}) for parameter availabilityZone is invalid. Subnets can currently only be created in the ` +
      `following availability zones: ${zones.join(', ')}.`,
  );
}
