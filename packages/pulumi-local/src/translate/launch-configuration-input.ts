import type {
  BlockDeviceMapping,
  CreateLaunchConfigurationType,
  Ebs,
  InstanceMetadataOptions,
} from '@aws-sdk/client-auto-scaling';
import type { LaunchConfigurationArgs } from '@pulumi/aws/ec2/launchConfiguration.js';
import type { Unwrap } from '@pulumi/pulumi';
import { toAws } from './to-aws.js';

/** The inputs of a launch configuration that say what instances are like. */
export const launchConfigurationInputs = [
  'imageId',
  'instanceType',
  'keyName',
  'securityGroups',
  'userData',
  'userDataBase64',
  'iamInstanceProfile',
  'metadataOptions',
  'associatePublicIpAddress',
  'enableMonitoring',
  'ebsOptimized',
  'placementTenancy',
  'spotPrice',
  'rootBlockDevice',
  'ebsBlockDevices',
  'ephemeralBlockDevices',
] as const;

type Inputs = Pick<Unwrap<LaunchConfigurationArgs>, (typeof launchConfigurationInputs)[number]>;

/** A launch configuration as Auto Scaling wants it; without `enableMonitoring` the provider switches it on, as AWS does. */
export function launchConfigurationInput(
  name: string,
  inputs: Inputs,
  rootDevice: string | undefined,
): CreateLaunchConfigurationType {
  const { iamInstanceProfile, userData } = inputs;
  const mappings = blockDevices(inputs, rootDevice);
  return {
    LaunchConfigurationName: name,
    ImageId: inputs.imageId,
    InstanceType: inputs.instanceType,
    KeyName: inputs.keyName,
    SecurityGroups: inputs.securityGroups,
    UserData: inputs.userDataBase64 ?? (userData && Buffer.from(userData).toString('base64')),
    IamInstanceProfile: iamInstanceProfile === undefined ? undefined : String(iamInstanceProfile),
    MetadataOptions: toAws<InstanceMetadataOptions>(inputs.metadataOptions),
    AssociatePublicIpAddress: inputs.associatePublicIpAddress,
    InstanceMonitoring: { Enabled: inputs.enableMonitoring ?? true },
    EbsOptimized: inputs.ebsOptimized,
    PlacementTenancy: inputs.placementTenancy,
    SpotPrice: inputs.spotPrice,
    BlockDeviceMappings: mappings.length === 0 ? undefined : mappings,
  };
}

function blockDevices(inputs: Inputs, rootDevice: string | undefined): BlockDeviceMapping[] {
  const { rootBlockDevice, ebsBlockDevices = [], ephemeralBlockDevices = [] } = inputs;
  return [
    ...(rootDevice === undefined ? [] : [{ DeviceName: rootDevice, Ebs: volume(rootBlockDevice) }]),
    ...ebsBlockDevices.map(({ deviceName, noDevice, ...device }) =>
      noDevice ? { DeviceName: deviceName, NoDevice: true } : { DeviceName: deviceName, Ebs: volume(device) },
    ),
    ...ephemeralBlockDevices.map(({ deviceName, noDevice, virtualName }) => ({
      DeviceName: deviceName,
      NoDevice: noDevice,
      VirtualName: virtualName,
    })),
  ];
}

/** The provider's own default: a volume goes with its instance. */
const volume = (device: object | undefined): Ebs => ({ DeleteOnTermination: true, ...toAws<Ebs>(device) });
