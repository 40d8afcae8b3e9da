import type {
  _InstanceType,
  Instance,
  InstanceNetworkInterface,
  InstanceState,
  Reservation,
} from '@aws-sdk/client-ec2';
import type { InstanceStateName } from '../../ports.js';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import { privateDnsName, publicDnsName } from './dns-names.js';
import type { InstanceRecord } from './instance-record.js';

const codes: Readonly<Record<InstanceStateName, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

/** A state with AWS's number for it. */
export const presentState = (Name: InstanceStateName): InstanceState => ({ Code: codes[Name], Name });

/** Instances of one launch, as `RunInstances` and `DescribeInstances` show them. */
export const presentReservation = (instances: readonly InstanceRecord[], ec2: Ec2Context): Reservation => ({
  ReservationId: instances[0]?.reservationId,
  OwnerId: ec2.surroundings.account,
  Groups: [],
  Instances: instances.map((instance) => presentInstance(instance, ec2)),
});

function presentInstance(instance: InstanceRecord, ec2: Ec2Context): Instance {
  return {
    ...presentNetwork(instance, ec2),
    AmiLaunchIndex: instance.launchIndex,
    Architecture: instance.architecture,
    BlockDeviceMappings: [],
    ClientToken: instance.clientToken ?? '',
    EbsOptimized: instance.isEbsOptimized,
    EnaSupport: true,
    Hypervisor: 'xen',
    IamInstanceProfile: profileOf(instance),
    ImageId: instance.imageId,
    InstanceId: instance.instanceId,
    // Checked against AWS's names at launch.
    InstanceType: instance.instanceType as _InstanceType,
    KeyName: instance.keyName,
    LaunchTime: instance.launchTime,
    MetadataOptions: {
      State: 'applied',
      HttpEndpoint: 'enabled',
      HttpTokens: 'required',
      HttpPutResponseHopLimit: 1,
      InstanceMetadataTags: instance.hasMetadataTags ? 'enabled' : 'disabled',
    },
    Monitoring: { State: instance.isMonitored ? 'enabled' : 'disabled' },
    Placement: { AvailabilityZone: instance.zone, GroupName: '', Tenancy: 'default' },
    PlatformDetails: 'Linux/UNIX',
    ProductCodes: [],
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    State: presentState(instance.state),
    StateReason: instance.stateReason && {
      Code: instance.stateReason.code,
      Message: instance.stateReason.message,
    },
    StateTransitionReason: instance.transitionReason,
    Tags: tagList(ec2.state, instance.instanceId),
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: instance.launchTime,
    VirtualizationType: 'hvm',
  };
}

const profileOf = ({ instanceProfileArn: Arn }: InstanceRecord) => (Arn ? { Arn } : undefined);

/** A terminated instance has no network any more. */
function presentNetwork(instance: InstanceRecord, ec2: Ec2Context): Instance {
  if (instance.state === 'terminated') {
    return { PrivateDnsName: '', PublicDnsName: '', NetworkInterfaces: [], SecurityGroups: [] };
  }
  const { region } = ec2.surroundings;
  return {
    NetworkInterfaces: [presentInterface(instance, ec2)],
    PrivateDnsName: privateDnsName(instance, region),
    PrivateIpAddress: instance.privateIpAddress,
    PublicDnsName: instance.publicIpAddress ? publicDnsName(instance.publicIpAddress, region) : '',
    PublicIpAddress: instance.publicIpAddress,
    SecurityGroups: presentGroups(instance, ec2),
    SourceDestCheck: true,
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
  };
}

/** The groups with their names. */
export const presentGroups = ({ securityGroupIds }: InstanceRecord, { state }: Ec2Context) =>
  securityGroupIds.map((GroupId) => ({ GroupId, GroupName: state.securityGroups.get(GroupId)?.groupName }));

function presentInterface(instance: InstanceRecord, ec2: Ec2Context): InstanceNetworkInterface {
  const { account, region } = ec2.surroundings;
  const { publicIpAddress, privateIpAddress } = instance;
  const PrivateDnsName = privateDnsName(instance, region);
  const Association = publicIpAddress
    ? {
        IpOwnerId: 'amazon',
        PublicDnsName: publicDnsName(publicIpAddress, region),
        PublicIp: publicIpAddress,
      }
    : undefined;
  return {
    Association,
    Attachment: {
      AttachmentId: instance.networkInterfaceId.replace('eni-', 'eni-attach-'),
      AttachTime: instance.launchTime,
      DeleteOnTermination: true,
      DeviceIndex: 0,
      NetworkCardIndex: 0,
      Status: instance.state === 'pending' ? 'attaching' : 'attached',
    },
    Description: '',
    Groups: presentGroups(instance, ec2),
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: instance.macAddress,
    NetworkInterfaceId: instance.networkInterfaceId,
    OwnerId: account,
    PrivateDnsName,
    PrivateIpAddress: privateIpAddress,
    PrivateIpAddresses: [{ Association, Primary: true, PrivateDnsName, PrivateIpAddress: privateIpAddress }],
    SourceDestCheck: true,
    Status: 'in-use',
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
  };
}
