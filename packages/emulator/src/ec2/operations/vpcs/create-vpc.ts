import type { CreateVpcRequest, CreateVpcResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { addVpc } from '../../network/add-vpc.js';
import { checkSize, readBlock } from '../../network/check-block.js';
import { presentVpc } from '../../network/present-vpc.js';
import { refuseMembers } from '../../network/refuse-members.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html */
export function createVpc(input: CreateVpcRequest, ec2: Ec2Context): CreateVpcResult {
  const { state, surroundings } = ec2;
  refuseMembers(input, [
    ...(['AmazonProvidedIpv6CidrBlock', 'Ipv6CidrBlock', 'Ipv6Pool'] as const),
    ...(['Ipv4IpamPoolId', 'Ipv6IpamPoolId', 'VpcEncryptionControl'] as const),
  ]);
  const text = required(input.CidrBlock, 'cidrBlock');
  const cidr = readBlock(text, 'cidrBlock');
  checkSize(cidr, () => new AwsError('InvalidVpc.Range', `The CIDR '${text}' is invalid.`));
  const tags = specifiedTags(input.TagSpecifications, { type: 'vpc' });
  stopIfDryRun(input);
  const instanceTenancy = input.InstanceTenancy ?? 'default';
  const vpc = addVpc(
    state,
    { cidr, isDefault: false, instanceTenancy, enableDnsHostnames: false },
    surroundings.newId,
  );
  addTags(state, vpc.vpcId, tags);
  return { Vpc: presentVpc(vpc, ec2) };
}
