import type { BlockDeviceMapping, LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import type { ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';

type Data = ResponseLaunchTemplateData;

/** A field of a launch configuration, as launch template data; or why no launch template can say it. */
type Translation =
  | { readonly data: (configuration: LaunchConfiguration) => Data }
  | { readonly reasonRefused: (configuration: LaunchConfiguration) => string | undefined }
  /** Its name and age: they are not about instances. */
  | 'none';

const classicLink =
  'has ClassicLink settings, which AWS has given up and no launch template takes: take them out of it';

/** Every field that AWS describes a launch configuration with. A new one does not compile until it stands here. */
const translations = {
  LaunchConfigurationName: 'none',
  LaunchConfigurationARN: 'none',
  CreatedTime: 'none',
  ImageId: { data: ({ ImageId }) => ({ ImageId }) },
  InstanceType: {
    // Whatever type it launches is one that EC2 knows.
    data: ({ InstanceType }) => ({ InstanceType: InstanceType as Data['InstanceType'] }),
  },
  KeyName: { data: ({ KeyName }) => ({ KeyName }) },
  SecurityGroups: { data: securityGroups },
  ClassicLinkVPCId: { reasonRefused: ({ ClassicLinkVPCId: id }) => (id ? classicLink : undefined) },
  ClassicLinkVPCSecurityGroups: {
    reasonRefused: ({ ClassicLinkVPCId: id, ClassicLinkVPCSecurityGroups: groups = [] }) =>
      groups.length > 0 && !id ? classicLink : undefined,
  },
  // In base64 on both sides.
  UserData: { data: ({ UserData }) => ({ UserData }) },
  KernelId: { data: ({ KernelId }) => ({ KernelId }) },
  RamdiskId: { data: ({ RamdiskId }) => ({ RamDiskId: RamdiskId }) },
  BlockDeviceMappings: {
    data: ({ BlockDeviceMappings: all = [] }) =>
      all.length === 0 ? {} : { BlockDeviceMappings: all.map(blockDevice) },
  },
  InstanceMonitoring: { data: ({ InstanceMonitoring }) => ({ Monitoring: InstanceMonitoring }) },
  SpotPrice: {
    data: ({ SpotPrice }) =>
      SpotPrice
        ? { InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { MaxPrice: SpotPrice } } }
        : {},
  },
  IamInstanceProfile: {
    data: ({ IamInstanceProfile: profile }) =>
      profile
        ? { IamInstanceProfile: profile.startsWith('arn:') ? { Arn: profile } : { Name: profile } }
        : {},
  },
  EbsOptimized: { data: ({ EbsOptimized }) => ({ EbsOptimized }) },
  AssociatePublicIpAddress: { reasonRefused: reasonGroupsByName },
  PlacementTenancy: {
    data: ({ PlacementTenancy: tenancy }) =>
      tenancy ? { Placement: { Tenancy: tenancy as 'default' | 'dedicated' } } : {},
  },
  MetadataOptions: { data: ({ MetadataOptions }) => ({ MetadataOptions }) },
} as const satisfies Record<keyof LaunchConfiguration, Translation>;

/** What instances of a launch configuration are launched with, as a launch template says it. */
export function launchConfigurationData(configuration: LaunchConfiguration): ResponseLaunchTemplateData {
  const parts = all().flatMap((one) => (one !== 'none' && 'data' in one ? [one.data(configuration)] : []));
  const entries = parts.flatMap((part) => Object.entries(part));
  // An empty text is AWS's word for nothing.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

/** Why no launch template can be made of it; each follows its name in a sentence. */
export function reasonsRefused(configuration: LaunchConfiguration): readonly string[] {
  return all().flatMap((one) =>
    one !== 'none' && 'reasonRefused' in one ? (one.reasonRefused(configuration) ?? []) : [],
  );
}

const all = (): readonly Translation[] => Object.values(translations);

/** With a public address they belong to the network interface: AWS takes them in one place only. */
function securityGroups({ SecurityGroups = [], AssociatePublicIpAddress }: LaunchConfiguration): Data {
  const ids = SecurityGroups.filter(isId);
  const names = SecurityGroups.filter((group) => !isId(group));
  if (AssociatePublicIpAddress !== undefined) {
    const groups = ids.length === 0 ? {} : { Groups: ids };
    return { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress, ...groups }] };
  }
  return {
    ...(ids.length === 0 ? {} : { SecurityGroupIds: ids }),
    ...(names.length === 0 ? {} : { SecurityGroups: names }),
  };
}

function reasonGroupsByName({ SecurityGroups = [], AssociatePublicIpAddress }: LaunchConfiguration) {
  const names = SecurityGroups.filter((group) => !isId(group));
  if (AssociatePublicIpAddress === undefined || names.length === 0) return undefined;
  return `names its security groups ${names.join(', ')} and sets a public address: a launch template takes only their ids then`;
}

const isId = (group: string): boolean => group.startsWith('sg-');

type Mapping = NonNullable<Data['BlockDeviceMappings']>[number];

/** The device that is left out is said by a boolean here and by an empty text there. */
const blockDevice = ({ NoDevice, Ebs, ...mapping }: BlockDeviceMapping): Mapping => ({
  ...mapping,
  // Whatever type of volume it has is one that EC2 knows.
  ...(Ebs === undefined ? {} : { Ebs: Ebs as NonNullable<Mapping['Ebs']> }),
  ...(NoDevice === true ? { NoDevice: '' } : {}),
});
