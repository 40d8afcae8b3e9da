import type {
  NetworkInterface,
  NetworkInterfaceAssociation,
  NetworkInterfaceType,
} from '@aws-sdk/client-ec2';
import { addressOfInterface } from '../addresses/find-address.js';
import type { Ec2Context } from '../ec2-context.js';
import { privateDnsName, publicDnsName } from '../instances/dns-names.js';
import { presentGroups } from '../security-groups/present-groups.js';
import { tagList } from '../tags/tags.js';
import type { NetworkInterfaceRecord } from './network-interface-record.js';

/** An interface as `CreateNetworkInterface` and `DescribeNetworkInterfaces` show it. */
export function presentNetworkInterface(record: NetworkInterfaceRecord, ec2: Ec2Context): NetworkInterface {
  const { account, region } = ec2.surroundings;
  const { privateIpAddress } = record;
  const PrivateDnsName = privateDnsName(record, region);
  const Association = presentAssociation(record, ec2);
  return {
    Association,
    Attachment: presentAttachment(record, account),
    AvailabilityZone: record.zone,
    Description: record.description,
    Groups: presentGroups(record, ec2),
    // AWS answers `nat_gateway`; the SDK's type has another spelling.
    InterfaceType: record.kind as NetworkInterfaceType,
    Ipv6Addresses: [],
    MacAddress: record.macAddress,
    NetworkInterfaceId: record.networkInterfaceId,
    OwnerId: account,
    PrivateDnsName,
    PrivateIpAddress: privateIpAddress,
    PrivateIpAddresses: [{ Association, Primary: true, PrivateDnsName, PrivateIpAddress: privateIpAddress }],
    RequesterManaged: record.kind !== 'interface',
    SourceDestCheck: record.sourceDestCheck,
    Status: record.attachment ? 'in-use' : 'available',
    SubnetId: record.subnetId,
    TagSet: tagList(ec2.state, record.networkInterfaceId),
    VpcId: record.vpcId,
  };
}

/** The public address: an Elastic IP, or the one that the launch gave. */
function presentAssociation(
  record: Pick<NetworkInterfaceRecord, 'networkInterfaceId' | 'publicIpAddress'>,
  { state, surroundings: { account, region } }: Ec2Context,
): NetworkInterfaceAssociation | undefined {
  const elastic = addressOfInterface(state, record.networkInterfaceId);
  const PublicIp = elastic?.publicIp ?? record.publicIpAddress;
  if (PublicIp === undefined) return undefined;
  const named = { PublicIp, PublicDnsName: publicDnsName(PublicIp, region) };
  if (!elastic) return { ...named, IpOwnerId: 'amazon' };
  const { allocationId: AllocationId, association } = elastic;
  return { ...named, IpOwnerId: account, AllocationId, AssociationId: association?.associationId };
}

function presentAttachment({ attachment, kind }: NetworkInterfaceRecord, account: string) {
  if (!attachment) return undefined;
  return {
    AttachmentId: attachment.attachmentId,
    AttachTime: attachment.attachTime,
    DeleteOnTermination: kind === 'interface',
    DeviceIndex: kind === 'interface' ? 0 : 1,
    InstanceId: attachment.instanceId,
    InstanceOwnerId: attachment.instanceId === undefined ? 'amazon-aws' : account,
    NetworkCardIndex: 0,
    Status: attachment.isComplete ? 'attached' : 'attaching',
  } as const;
}
