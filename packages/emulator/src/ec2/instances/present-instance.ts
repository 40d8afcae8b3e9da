import type {
  _InstanceType,
  Instance,
  InstanceBlockDeviceMapping,
  InstanceMetadataOptionsResponse,
  InstanceState,
  Reservation,
} from '@aws-sdk/client-ec2';
import type { InstanceStateName } from '../../service/ports.js';
import type { Ec2Context } from '../ec2-context.js';
import { presentNetworkInterface } from '../network-interfaces/present-network-interface.js';
import { primaryInterface } from '../network-interfaces/network-interfaces.js';
import { presentGroups } from '../security-groups/present-groups.js';
import { rootDevice } from '../volumes/root-volume.js';
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

/** One instance, as the API shows it. */
export function presentInstance(instance: InstanceRecord, ec2: Ec2Context): Instance {
  // Each member by its name: spreading into an object of so many is what takes longest where there are thousands.
  const network = presentNetwork(instance, ec2);
  return {
    NetworkInterfaces: network.NetworkInterfaces,
    PrivateDnsName: network.PrivateDnsName,
    PrivateIpAddress: network.PrivateIpAddress,
    PublicDnsName: network.PublicDnsName,
    PublicIpAddress: network.PublicIpAddress,
    SecurityGroups: network.SecurityGroups,
    SourceDestCheck: network.SourceDestCheck,
    SubnetId: network.SubnetId,
    VpcId: network.VpcId,
    AmiLaunchIndex: instance.launchIndex,
    Architecture: instance.architecture,
    BlockDeviceMappings: presentMappings(instance),
    ClientToken: instance.clientToken ?? '',
    EbsOptimized: instance.isEbsOptimized,
    EnaSupport: true,
    Hypervisor: 'xen',
    IamInstanceProfile: profileOf(instance),
    ImageId: instance.imageId,
    InstanceId: instance.instanceId,
    InstanceLifecycle: instance.spotRequestId === undefined ? undefined : 'spot',
    SpotInstanceRequestId: instance.spotRequestId,
    // Checked against AWS's names at launch.
    InstanceType: instance.instanceType as _InstanceType,
    KeyName: instance.keyName,
    LaunchTime: instance.launchTime,
    MetadataOptions: presentMetadataOptions(instance),
    Monitoring: { State: instance.isMonitored ? 'enabled' : 'disabled' },
    Placement: { AvailabilityZone: instance.zone, GroupName: '', Tenancy: 'default' },
    PlatformDetails: 'Linux/UNIX',
    ProductCodes: [],
    RootDeviceName: rootDevice,
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

/** How an instance's metadata is reached. */
export const presentMetadataOptions = ({
  metadataHopLimit,
  hasMetadataTags,
}: Pick<InstanceRecord, 'metadataHopLimit' | 'hasMetadataTags'>): InstanceMetadataOptionsResponse => ({
  State: 'applied',
  HttpEndpoint: 'enabled',
  HttpTokens: 'required',
  HttpProtocolIpv6: 'disabled',
  HttpPutResponseHopLimit: metadataHopLimit,
  InstanceMetadataTags: hasMetadataTags ? 'enabled' : 'disabled',
});

const profileOf = ({ instanceProfileArn: Arn }: InstanceRecord) => (Arn ? { Arn } : undefined);

/** A terminated instance has no network any more. */
function presentNetwork(instance: InstanceRecord, ec2: Ec2Context): Instance {
  if (instance.state === 'terminated') {
    return { PrivateDnsName: '', PublicDnsName: '', NetworkInterfaces: [], SecurityGroups: [] };
  }
  const { region } = ec2.surroundings;
  return {
    NetworkInterfaces: [presentNetworkInterface(primaryInterface(instance), ec2)],
    PrivateDnsName: privateDnsName(instance, region),
    PrivateIpAddress: instance.privateIpAddress,
    PublicDnsName: instance.publicIpAddress ? publicDnsName(instance.publicIpAddress, region) : '',
    PublicIpAddress: instance.publicIpAddress,
    SecurityGroups: presentGroups(instance, ec2),
    SourceDestCheck: instance.sourceDestCheck,
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
  };
}

/** A terminated instance has no volume any more. */
export const presentMappings = (instance: InstanceRecord): InstanceBlockDeviceMapping[] =>
  instance.state === 'terminated'
    ? []
    : [
        {
          DeviceName: rootDevice,
          Ebs: {
            AttachTime: instance.launchTime,
            DeleteOnTermination: instance.rootVolume.deleteOnTermination,
            Status: 'attached',
            VolumeId: instance.rootVolumeId,
          },
        },
      ];
