import { LaunchConfiguration$, type LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import { launchConfigurationData, reasonsRefused } from './launch-configuration-data.js';
import { toLaunchConfiguration } from './to-launch-configuration.js';

/** A launch configuration with everything that one can say and a launch template too. */
const full = {
  LaunchConfigurationName: 'old',
  LaunchConfigurationARN: 'arn:aws:autoscaling:us-east-1:1:launchConfiguration:1:launchConfigurationName/old',
  CreatedTime: new Date(0),
  ImageId: 'ami-1',
  KeyName: 'ops',
  SecurityGroups: ['sg-1', 'sg-2'],
  ClassicLinkVPCId: undefined,
  ClassicLinkVPCSecurityGroups: [],
  UserData: 'ZWNobyBoaQ==',
  InstanceType: 't3.micro',
  KernelId: 'aki-1',
  RamdiskId: 'ari-1',
  BlockDeviceMappings: [
    { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 20, VolumeType: 'gp3', Encrypted: true, Throughput: 200 } },
    { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
    { DeviceName: '/dev/sdc', NoDevice: true },
  ],
  InstanceMonitoring: { Enabled: true },
  SpotPrice: '0.02',
  IamInstanceProfile: 'web',
  EbsOptimized: true,
  AssociatePublicIpAddress: true,
  PlacementTenancy: 'dedicated',
  MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2, HttpEndpoint: 'enabled' },
} satisfies LaunchConfiguration & Record<keyof LaunchConfiguration, unknown>;

describe('launchConfigurationData', () => {
  it('knows every field that the SDK reads of a launch configuration', () => {
    const [, , , , names] = LaunchConfiguration$;

    expect([...names].sort()).toEqual(Object.keys(full).sort());
  });

  it('says all that a launch configuration says', () => {
    expect(launchConfigurationData(full)).toEqual({
      ImageId: 'ami-1',
      InstanceType: 't3.micro',
      KeyName: 'ops',
      NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: ['sg-1', 'sg-2'] }],
      UserData: 'ZWNobyBoaQ==',
      KernelId: 'aki-1',
      RamDiskId: 'ari-1',
      BlockDeviceMappings: [
        { DeviceName: '/dev/sda1', Ebs: full.BlockDeviceMappings[0]?.Ebs },
        { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
        { DeviceName: '/dev/sdc', NoDevice: '' },
      ],
      Monitoring: { Enabled: true },
      InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { MaxPrice: '0.02' } },
      IamInstanceProfile: { Name: 'web' },
      EbsOptimized: true,
      Placement: { Tenancy: 'dedicated' },
      MetadataOptions: full.MetadataOptions,
    });
  });

  it('says nothing for the empty texts and lists that AWS answers', () => {
    const empty = {
      ...{
        LaunchConfigurationName: 'old',
        CreatedTime: new Date(0),
        ImageId: 'ami-1',
        InstanceType: 't3.micro',
      },
      ...{ KeyName: '', UserData: '', KernelId: '', RamdiskId: '', SpotPrice: '', IamInstanceProfile: '' },
      ...{ SecurityGroups: [], BlockDeviceMappings: [], ClassicLinkVPCSecurityGroups: [] },
    };

    expect(launchConfigurationData(empty)).toEqual({ ImageId: 'ami-1', InstanceType: 't3.micro' });
    expect(reasonsRefused(empty)).toEqual([]);
  });

  it('keeps security groups out of a network interface where no public address is set, ids and names', () => {
    const groups = { SecurityGroups: ['sg-1', 'web'], AssociatePublicIpAddress: undefined };

    expect(launchConfigurationData({ ...full, ...groups })).toMatchObject({
      SecurityGroupIds: ['sg-1'],
      SecurityGroups: ['web'],
    });
  });

  it('names a profile by its ARN', () => {
    const IamInstanceProfile = 'arn:aws:iam::1:instance-profile/web';

    expect(launchConfigurationData({ ...full, IamInstanceProfile })).toMatchObject({
      IamInstanceProfile: { Arn: IamInstanceProfile },
    });
  });
});

describe('reasonsRefused', () => {
  it.each([
    [
      'ClassicLink',
      { ClassicLinkVPCId: 'vpc-1', ClassicLinkVPCSecurityGroups: ['sg-1'] },
      /^has ClassicLink/,
    ],
    ['groups of ClassicLink', { ClassicLinkVPCSecurityGroups: ['sg-1'] }, /^has ClassicLink/],
    [
      'names of groups beside a public address',
      { SecurityGroups: ['web'] },
      /^names its security groups web/,
    ],
  ])('names %s, once', (_what, said, reason) => {
    expect(toLaunchConfiguration({ ...full, ...said }).reasonsRefused).toEqual([
      expect.stringMatching(reason),
    ]);
  });
});
