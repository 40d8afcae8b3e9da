import type { FilterTable } from '../../listing/filter-items.js';
import { addressOfInterface } from '../addresses/find-address.js';
import type { Ec2Context } from '../ec2-context.js';
import type { NetworkInterfaceRecord } from '../network-interfaces/network-interface-record.js';
import { presentNetworkInterface } from '../network-interfaces/present-network-interface.js';
import type { SelectRules } from '../select-page.js';
import { tagsOf } from '../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
export const networkInterfaceRules = (ec2: Ec2Context): SelectRules<NetworkInterfaceRecord> => ({
  tags: ({ networkInterfaceId }) => tagsOf(ec2.state, networkInterfaceId),
  table: { ...ownFilters(ec2), ...attachmentFilters(ec2), ...addressFilters(ec2) },
});

const ownFilters = ({ state, surroundings }: Ec2Context): FilterTable<NetworkInterfaceRecord> => ({
  'availability-zone': ({ zone }) => zone,
  description: ({ description }) => description,
  'group-id': ({ securityGroupIds }) => securityGroupIds,
  'group-name': ({ securityGroupIds }) =>
    securityGroupIds.map((id) => state.securityGroups.get(id)?.groupName),
  'interface-type': ({ kind }) => kind,
  'mac-address': ({ macAddress }) => macAddress,
  'network-interface-id': ({ networkInterfaceId }) => networkInterfaceId,
  'owner-id': () => surroundings.account,
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
    'attachment.status': (record) => shown(record)?.Status,
  };
}

function addressFilters({ state }: Ec2Context): FilterTable<NetworkInterfaceRecord> {
  const elastic = ({ networkInterfaceId }: NetworkInterfaceRecord) =>
    addressOfInterface(state, networkInterfaceId);
  return {
    'addresses.primary': () => true,
    'addresses.private-ip-address': ({ privateIpAddress }) => privateIpAddress,
    'addresses.association.public-ip': (record) => elastic(record)?.publicIp ?? record.publicIpAddress,
    'association.allocation-id': (record) => elastic(record)?.allocationId,
    'association.association-id': (record) => elastic(record)?.association?.associationId,
    'association.public-ip': (record) => elastic(record)?.publicIp ?? record.publicIpAddress,
  };
}
