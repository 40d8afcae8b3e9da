import {
  type _InstanceType,
  type BlockDeviceMapping,
  DescribeImagesCommand,
  type EbsBlockDevice,
  type InstanceMetadataOptionsRequest,
  type InstanceNetworkInterfaceSpecification,
  type RunInstancesRequest,
  type ShutdownBehavior,
} from '@aws-sdk/client-ec2';
import type { InstanceArgs } from '@pulumi/aws/ec2/instance.js';
import type { Unwrap } from '@pulumi/pulumi';
import type { CreateContext } from '../terms/create-context.js';
import { expectMade } from './expect-made.js';
import { tagSpecifications } from './tags.js';
import { toAws, toAwsEnum } from './to-aws.js';

/** The inputs of an instance that are taken into account. */
export const instanceInputs = [
  'ami',
  'instanceType',
  'subnetId',
  'availabilityZone',
  'privateIp',
  'associatePublicIpAddress',
  'vpcSecurityGroupIds',
  'securityGroups',
  'keyName',
  'iamInstanceProfile',
  'userData',
  'userDataBase64',
  'metadataOptions',
  'rootBlockDevice',
  'creditSpecification',
  'ebsOptimized',
  'monitoring',
  'disableApiTermination',
  'instanceInitiatedShutdownBehavior',
  'sourceDestCheck',
  'tags',
] as const;

export type InstanceInputs = Pick<Unwrap<InstanceArgs>, (typeof instanceInputs)[number]>;

/** What the image calls its root device: without it, options for that device have no name to go under. */
export async function rootDeviceName(
  ami: string | undefined,
  { clients, call }: Pick<CreateContext, 'clients' | 'call'>,
): Promise<string> {
  const imageId = expectMade(ami, 'an `ami`, which options of the root device need');
  const { Images = [] } = await clients.ec2.send(new DescribeImagesCommand({ ImageIds: [imageId] }), call);
  return expectMade(Images[0]?.RootDeviceName, `a RootDeviceName of ${imageId}`);
}

/** An instance as EC2 wants it. */
export function runInstancesInput(
  inputs: InstanceInputs,
  rootDevice: string | undefined,
): RunInstancesRequest {
  const { iamInstanceProfile, monitoring, availabilityZone } = inputs;
  return {
    ImageId: inputs.ami,
    InstanceType: toAwsEnum<_InstanceType>(inputs.instanceType),
    MinCount: 1,
    MaxCount: 1,
    KeyName: inputs.keyName,
    UserData: inputs.userDataBase64 ?? (inputs.userData && Buffer.from(inputs.userData).toString('base64')),
    IamInstanceProfile: iamInstanceProfile === undefined ? undefined : { Name: String(iamInstanceProfile) },
    MetadataOptions: toAws<InstanceMetadataOptionsRequest>(inputs.metadataOptions),
    BlockDeviceMappings: rootDevice === undefined ? undefined : [rootMapping(inputs, rootDevice)],
    CreditSpecification: toAws<{ CpuCredits: string }>(inputs.creditSpecification),
    EbsOptimized: inputs.ebsOptimized,
    Monitoring: monitoring === undefined ? undefined : { Enabled: monitoring },
    Placement: availabilityZone === undefined ? undefined : { AvailabilityZone: availabilityZone },
    DisableApiTermination: inputs.disableApiTermination,
    InstanceInitiatedShutdownBehavior: toAwsEnum<ShutdownBehavior>(inputs.instanceInitiatedShutdownBehavior),
    TagSpecifications: [
      ...(tagSpecifications('instance', inputs.tags) ?? []),
      ...(tagSpecifications('volume', inputs.rootBlockDevice?.tags) ?? []),
    ],
    ...placeInNetwork(inputs),
  };
}

function rootMapping({ rootBlockDevice }: InstanceInputs, DeviceName: string): BlockDeviceMapping {
  // Tags of the volume go with those of the instance.
  const device = toAws<EbsBlockDevice>({ ...rootBlockDevice, tags: undefined });
  return { DeviceName, Ebs: { DeleteOnTermination: true, ...device } };
}

/** A public address can only be asked for on an interface, and then subnet and groups go there too. */
function placeInNetwork(inputs: InstanceInputs): Partial<RunInstancesRequest> {
  const { associatePublicIpAddress, subnetId, securityGroups, privateIp } = inputs;
  // The provider takes names for ids where there is a subnet; programs written for EC2-Classic count on it.
  const groups = inputs.vpcSecurityGroupIds ?? (subnetId === undefined ? undefined : securityGroups);
  if (associatePublicIpAddress === undefined) {
    const names = groups === undefined ? { SecurityGroups: securityGroups } : {};
    return { SubnetId: subnetId, SecurityGroupIds: groups, PrivateIpAddress: privateIp, ...names };
  }
  const primary: InstanceNetworkInterfaceSpecification = {
    DeviceIndex: 0,
    SubnetId: subnetId,
    Groups: groups,
    PrivateIpAddress: privateIp,
    AssociatePublicIpAddress: associatePublicIpAddress,
    DeleteOnTermination: true,
  };
  return { NetworkInterfaces: [primary] };
}
