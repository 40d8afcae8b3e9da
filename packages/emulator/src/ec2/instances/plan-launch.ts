import { AwsError } from '../../service/aws-error.js';
import type { Ec2Context } from '../ec2-context.js';
import { invalidParameterCombination, invalidParameterValue, required } from '../errors.js';
import { findAvailableImage } from '../images/find-image.js';
import type { ImageRecord } from '../images/image-record.js';
import { resolveImageId } from '../images/resolve-image-id.js';
import { instanceTypes } from '../instance-types/instance-types.js';
import { findKeyPairByName, notFoundKeyPair } from '../key-pairs/find-key-pair.js';
import { findDefaultSubnet, findSubnet } from '../network/find-network.js';
import type { SubnetRecord } from '../network/network-records.js';
import type { Ec2State } from '../state.js';
import { chooseRootVolume, type RootVolumeSettings } from '../volumes/root-volume.js';
import { checkInstanceProfile } from './check-instance-profile.js';
import { checkUserData } from './check-user-data.js';
import { given, type LaunchParameters } from './launch-parameters.js';
import { chooseSecurityGroups } from './choose-security-groups.js';

/** A launch whose every part exists and fits the others. */
export interface LaunchPlan {
  readonly image: ImageRecord;
  readonly instanceType: string;
  readonly subnet: SubnetRecord;
  readonly securityGroupIds: readonly string[];
  readonly hasPublicAddress: boolean;
  readonly instanceProfileArn: string | undefined;
  readonly publicKey: string | undefined;
  readonly rootVolume: RootVolumeSettings;
  readonly parameters: LaunchParameters;
}

/** On AWS, a launch that names no type gets this one. */
const defaultType = 'm1.small';

/** Checks parameters as `RunInstances` does. Throws AWS's errors; nothing is changed. */
export function planLaunch(
  parameters: LaunchParameters,
  { ec2, subnetId }: { readonly ec2: Ec2Context; readonly subnetId: string | undefined },
): LaunchPlan {
  const { state, instanceProfiles } = ec2;
  const imageId = resolveImageId(required(parameters.ImageId, 'ImageId'), ec2);
  const image = findAvailableImage(state, imageId);
  const instanceType = parameters.InstanceType ?? defaultType;
  checkType(instanceType, image);
  const publicKey = publicKeyOf(state, parameters.KeyName);
  checkUserData(parameters.UserData);
  const network = primaryInterface(parameters);
  const subnet = chooseSubnet(
    state,
    subnetId ?? given(network?.SubnetId),
    given(parameters.Placement?.AvailabilityZone),
  );
  const groups = { ids: network?.Groups ?? parameters.SecurityGroupIds, names: parameters.SecurityGroups };
  const securityGroupIds = chooseSecurityGroups(state, groups, subnet);
  const hasPublicAddress = network?.AssociatePublicIpAddress ?? subnet.mapPublicIpOnLaunch;
  const instanceProfileArn = checkInstanceProfile(instanceProfiles, parameters.IamInstanceProfile);
  const rootVolume = chooseRootVolume(image.rootVolume, parameters.BlockDeviceMappings);
  return {
    ...{ image, instanceType, subnet, securityGroupIds, hasPublicAddress },
    ...{ instanceProfileArn, publicKey, rootVolume, parameters },
  };
}

function checkType(instanceType: string, image: ImageRecord): void {
  const type = instanceTypes.get(instanceType);
  if (!type) throw invalidParameterValue(`Invalid value '${instanceType}' for InstanceType.`);
  if (type.architecture === image.architecture) return;
  throw invalidParameterValue(
    `The architecture '${type.architecture}' of the specified instance type does not match the architecture ` +
      `'${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching ` +
      `architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover ` +
      'the architecture of the instance type or AMI.',
  );
}

function publicKeyOf(state: Ec2State, keyName: string | undefined): string | undefined {
  if (keyName === undefined) return undefined;
  const pair = findKeyPairByName(state, keyName);
  if (!pair) throw notFoundKeyPair(keyName);
  return pair.publicKey;
}

/** Instances have one network interface here. */
function primaryInterface({ NetworkInterfaces = [], SecurityGroupIds, SecurityGroups }: LaunchParameters) {
  if (NetworkInterfaces.length === 0) return undefined;
  if (SecurityGroupIds?.length || SecurityGroups?.length) {
    throw invalidParameterCombination(
      'Network interfaces and an instance-level security groups may not be specified on the same request',
    );
  }
  if (NetworkInterfaces.length > 1) {
    throw new AwsError('UnsupportedOperation', 'The emulator gives an instance one network interface.');
  }
  if (NetworkInterfaces[0]?.NetworkInterfaceId) {
    throw new AwsError(
      'UnsupportedOperation',
      'The emulator makes the network interface of an instance; it cannot launch one on an existing interface.',
    );
  }
  return NetworkInterfaces[0];
}

function chooseSubnet(state: Ec2State, subnetId: string | undefined, zone: string | undefined): SubnetRecord {
  if (subnetId === undefined) return findDefaultSubnet(state, zone);
  const subnet = findSubnet(state, subnetId);
  if (zone === undefined || zone === subnet.zone) return subnet;
  throw invalidParameterValue(
    `Value (${zone}) for parameter availabilityZone is invalid. Subnet '${subnetId}' is in the availability zone ${subnet.zone}`,
  );
}
