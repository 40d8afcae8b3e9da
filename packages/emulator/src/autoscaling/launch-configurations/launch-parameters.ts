import type { BlockDeviceMapping, LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import type { _InstanceType, RequestLaunchTemplateData } from '@aws-sdk/client-ec2';

/** What EC2 is told to launch; empty texts say nothing. */
export function launchParameters(configuration: LaunchConfiguration): RequestLaunchTemplateData {
  const { ImageId, InstanceType, KeyName, UserData, IamInstanceProfile, EbsOptimized } = configuration;
  const { InstanceMonitoring, BlockDeviceMappings = [] } = configuration;
  return {
    ImageId,
    // EC2 knows which there are.
    InstanceType: InstanceType as _InstanceType,
    KeyName: textIn(KeyName),
    UserData: textIn(UserData),
    IamInstanceProfile: profileOf(textIn(IamInstanceProfile)),
    EbsOptimized,
    Monitoring: { Enabled: InstanceMonitoring?.Enabled },
    BlockDeviceMappings: BlockDeviceMappings.map(mappingOf),
    MetadataOptions: configuration.MetadataOptions,
    InstanceMarketOptions: marketOf(textIn(configuration.SpotPrice)),
    ...networkOf(configuration),
  };
}

const textIn = (text: string | undefined) => (text === '' ? undefined : text);

const profileOf = (profile: string | undefined) =>
  profile === undefined ? undefined : profile.startsWith('arn:') ? { Arn: profile } : { Name: profile };

const marketOf = (MaxPrice: string | undefined): RequestLaunchTemplateData['InstanceMarketOptions'] =>
  MaxPrice === undefined ? undefined : { MarketType: 'spot', SpotOptions: { MaxPrice } };

/** Only a launch configuration says by a boolean that a device is to be left out. */
const mappingOf = ({ NoDevice, Ebs, ...mapping }: BlockDeviceMapping) => ({
  ...mapping,
  // EC2 knows which types of volumes there are.
  Ebs: Ebs as NonNullable<RequestLaunchTemplateData['BlockDeviceMappings']>[number]['Ebs'],
  NoDevice: NoDevice ? '' : undefined,
});

/** Security groups by their ids; in a default VPC also by their names. */
function networkOf({
  SecurityGroups = [],
  AssociatePublicIpAddress,
}: LaunchConfiguration): RequestLaunchTemplateData {
  const ids = SecurityGroups.filter((group) => group.startsWith('sg-'));
  const names = SecurityGroups.filter((group) => !ids.includes(group));
  if (AssociatePublicIpAddress === undefined) return { SecurityGroupIds: ids, SecurityGroups: names };
  const Groups = SecurityGroups.length === 0 ? undefined : [...SecurityGroups];
  return { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress, Groups }] };
}
