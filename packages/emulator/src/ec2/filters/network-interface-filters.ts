import type { FilterTable } from '../../listing/filter-items.js';
import { addressOfInterface } from '../addresses/find-address.js';
import type { Ec2Context } from '../ec2-context.js';
import type { NetworkInterfaceRecord } from '../network-interfaces/network-interface-record.js';
import { presentNetworkInterface } from '../network-interfaces/present-network-interface.js';
import { privateDnsName } from '../instances/dns-names.js';
import type { SelectRules } from '../select-page.js';
import { tagsOf } from '../tags/tags.js';
import { zoneId } from '../zones/zone-id.js';
import { noneHave } from './none-have.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
export const networkInterfaceRules = (ec2: Ec2Context): SelectRules<NetworkInterfaceRecord> => ({
  tags: ({ networkInterfaceId }) => tagsOf(ec2.state, networkInterfaceId),
  table: { ...ownFilters(ec2), ...attachmentFilters(ec2), ...addressFilters(ec2), ...nothingHas },
});

const ownFilters = ({ state, surroundings }: Ec2Context): FilterTable<NetworkInterfaceRecord> => ({
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zoneId(surroundings.region, zone),
  description: ({ description }) => description,
  'group-id': ({ securityGroupIds }) => securityGroupIds,
  'group-name': ({ securityGroupIds }) =>
    securityGroupIds.map((id) => state.securityGroups.get(id)?.groupName),
  'interface-type': ({ kind }) => kind,
  'mac-address': ({ macAddress }) => macAddress,
  'network-interface-id': ({ networkInterfaceId }) => networkInterfaceId,
  'operator.managed': () => false,
  'owner-id': () => surroundings.account,
  'private-dns-name': (record) => privateDnsName(record, surroundings.region),
  'private-ip-address': ({ privateIpAddress }) => privateIpAddress,
  'requester-managed': ({ kind }) => kind !== 'interface',
  'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
  status: ({ attachment }) => (attachment ? 'in-use' : 'available'),
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
});

function attachmentFilters(ec2: Ec2Context): FilterTable<NetworkInterfaceRecord> {
  const shown = (record: NetworkInterfaceRecord) => presentNetworkInterface(record, ec2).Attachment;
  return {
    'attachment.attach-time': (record) => shown(record)?.AttachTime,
    'attachment.attachment-id': (record) => shown(record)?.AttachmentId,
    'attachment.delete-on-termination': (record) => shown(record)?.DeleteOnTermination,
    'attachment.device-index': (record) => shown(record)?.DeviceIndex,
    'attachment.instance-id': (record) => shown(record)?.InstanceId,
    'attachment.instance-owner-id': (record) => shown(record)?.InstanceOwnerId,
    'attachment.network-card-index': (record) => shown(record)?.NetworkCardIndex,
    'attachment.status': (record) => shown(record)?.Status,
  };
}

function addressFilters(ec2: Ec2Context): FilterTable<NetworkInterfaceRecord> {
  const elastic = ({ networkInterfaceId }: NetworkInterfaceRecord) =>
    addressOfInterface(ec2.state, networkInterfaceId);
  const shown = (record: NetworkInterfaceRecord) => presentNetworkInterface(record, ec2).Association;
  return {
    'addresses.primary': () => true,
    'addresses.private-ip-address': ({ privateIpAddress }) => privateIpAddress,
    'addresses.association.owner-id': (record) => shown(record)?.IpOwnerId,
    'addresses.association.public-ip': (record) => elastic(record)?.publicIp ?? record.publicIpAddress,
    'association.allocation-id': (record) => elastic(record)?.allocationId,
    'association.association-id': (record) => elastic(record)?.association?.associationId,
    'association.ip-owner-id': (record) => shown(record)?.IpOwnerId,
    'association.public-dns-name': (record) => shown(record)?.PublicDnsName,
    'association.public-ip': (record) => elastic(record)?.publicIp ?? record.publicIpAddress,
  };
}

const nothingHas = noneHave('ipv6-addresses.ipv6-address', 'operator.principal', 'requester-id');
