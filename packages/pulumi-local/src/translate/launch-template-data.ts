import type {
  _InstanceType,
  CreditSpecificationRequest,
  LaunchTemplateBlockDeviceMappingRequest,
  LaunchTemplateEbsBlockDeviceRequest,
  LaunchTemplateIamInstanceProfileSpecificationRequest,
  LaunchTemplateInstanceMetadataOptionsRequest,
  LaunchTemplateInstanceNetworkInterfaceSpecificationRequest,
  LaunchTemplatesMonitoringRequest,
  LaunchTemplateTagSpecificationRequest,
  RequestLaunchTemplateData,
  ResourceType,
  ShutdownBehavior,
} from '@aws-sdk/client-ec2';
import type { LaunchTemplateArgs } from '@pulumi/aws/ec2/launchTemplate.js';
import type { Unwrap } from '@pulumi/pulumi';
import { tagList } from './tags.js';
import { toAws, toAwsEnum, toBoolean } from './to-aws.js';

/** The inputs of a launch template that say what instances are like. */
export const templateDataInputs = [
  'imageId',
  'instanceType',
  'keyName',
  'userData',
  'vpcSecurityGroupIds',
  'iamInstanceProfile',
  'metadataOptions',
  'monitoring',
  'blockDeviceMappings',
  'networkInterfaces',
  'creditSpecification',
  'ebsOptimized',
  'disableApiTermination',
  'instanceInitiatedShutdownBehavior',
  'tagSpecifications',
] as const;

type TemplateInputs = Pick<Unwrap<LaunchTemplateArgs>, (typeof templateDataInputs)[number]>;
type Mappings = NonNullable<TemplateInputs['blockDeviceMappings']>;
type Interfaces = NonNullable<TemplateInputs['networkInterfaces']>;
type TagSpecifications = NonNullable<TemplateInputs['tagSpecifications']>;

/** The instances of a launch template as EC2 wants them. `userData` is base64 already, as the provider wants it. */
export function launchTemplateData(inputs: TemplateInputs): RequestLaunchTemplateData {
  return {
    ImageId: inputs.imageId,
    InstanceType: toAwsEnum<_InstanceType>(inputs.instanceType),
    KeyName: inputs.keyName,
    UserData: inputs.userData,
    SecurityGroupIds: inputs.vpcSecurityGroupIds,
    IamInstanceProfile: toAws<LaunchTemplateIamInstanceProfileSpecificationRequest>(
      inputs.iamInstanceProfile,
    ),
    MetadataOptions: toAws<LaunchTemplateInstanceMetadataOptionsRequest>(inputs.metadataOptions),
    Monitoring: toAws<LaunchTemplatesMonitoringRequest>(inputs.monitoring),
    BlockDeviceMappings: inputs.blockDeviceMappings?.map(blockDevice),
    NetworkInterfaces: inputs.networkInterfaces?.map(networkInterface),
    CreditSpecification: toAws<CreditSpecificationRequest>(inputs.creditSpecification),
    EbsOptimized: toBoolean(inputs.ebsOptimized),
    DisableApiTermination: inputs.disableApiTermination,
    InstanceInitiatedShutdownBehavior: toAwsEnum<ShutdownBehavior>(inputs.instanceInitiatedShutdownBehavior),
    TagSpecifications: inputs.tagSpecifications?.map(tagged),
  };
}

function blockDevice({ ebs, ...mapping }: Mappings[number]): LaunchTemplateBlockDeviceMappingRequest {
  const typed = ebs && {
    ...ebs,
    encrypted: toBoolean(ebs.encrypted),
    deleteOnTermination: toBoolean(ebs.deleteOnTermination),
  };
  return {
    ...toAws<LaunchTemplateBlockDeviceMappingRequest>(mapping),
    Ebs: toAws<LaunchTemplateEbsBlockDeviceRequest>(typed),
  };
}

function networkInterface({
  securityGroups,
  ...given
}: Interfaces[number]): LaunchTemplateInstanceNetworkInterfaceSpecificationRequest {
  const typed = {
    ...given,
    deviceIndex: given.deviceIndex ?? 0,
    associatePublicIpAddress: toBoolean(given.associatePublicIpAddress),
    deleteOnTermination: toBoolean(given.deleteOnTermination),
  };
  return {
    ...toAws<LaunchTemplateInstanceNetworkInterfaceSpecificationRequest>(typed),
    ...(securityGroups && { Groups: securityGroups }),
  };
}

function tagged({ resourceType, tags }: TagSpecifications[number]): LaunchTemplateTagSpecificationRequest {
  return { ResourceType: toAwsEnum<ResourceType>(resourceType), Tags: tagList(tags) };
}
