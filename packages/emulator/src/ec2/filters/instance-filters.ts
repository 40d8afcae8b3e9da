import type { FilterTable } from '../../listing/filter-items.js';
import type { Ec2Context } from '../ec2-context.js';
import { privateDnsName, publicDnsName } from '../instances/dns-names.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import { presentState } from '../instances/present-instance.js';
import type { SelectRules } from '../select-page.js';
import { tagsOf } from '../tags/tags.js';
import { zoneId } from '../zones/zone-id.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const instanceRules = (ec2: Ec2Context): SelectRules<InstanceRecord> => ({
  tags: ({ instanceId }) => tagsOf(ec2.state, instanceId),
  table: { ...identityFilters(ec2), ...stateFilters, ...networkFilters(ec2), ...interfaceFilters(ec2) },
});

const identityFilters = ({ surroundings }: Ec2Context): FilterTable<InstanceRecord> => ({
  architecture: ({ architecture }) => architecture,
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': ({ zone }) => zoneId(surroundings.region, zone),
  'client-token': ({ clientToken }) => clientToken,
  hypervisor: () => 'xen',
  'iam-instance-profile.arn': ({ instanceProfileArn }) => instanceProfileArn,
  'image-id': ({ imageId }) => imageId,
  'instance-id': ({ instanceId }) => instanceId,
  'instance-lifecycle': () => undefined,
  'instance-type': ({ instanceType }) => instanceType,
  'key-name': ({ keyName }) => keyName,
  'launch-index': ({ launchIndex }) => launchIndex,
  'launch-time': ({ launchTime }) => launchTime,
  'metadata-options.http-tokens': () => 'required',
  'monitoring-state': ({ isMonitored }) => (isMonitored ? 'enabled' : 'disabled'),
  'owner-id': () => surroundings.account,
  platform: () => undefined,
  'platform-details': () => 'Linux/UNIX',
  'reservation-id': ({ reservationId }) => reservationId,
  'root-device-name': () => '/dev/xvda',
  'root-device-type': () => 'ebs',
  'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
  tenancy: () => 'default',
  'virtualization-type': () => 'hvm',
});

const stateFilters: FilterTable<InstanceRecord> = {
  'instance-state-code': ({ state }) => presentState(state).Code,
  'instance-state-name': ({ state }) => state,
  reason: ({ transitionReason }) => transitionReason,
  'state-reason-code': ({ stateReason }) => stateReason?.code,
};

/** A terminated instance has no network any more, so nothing of it matches. */
const whileAttached =
  <Value>(valueOf: (instance: InstanceRecord) => Value) =>
  (instance: InstanceRecord) =>
    instance.state === 'terminated' ? undefined : valueOf(instance);

const networkFilters = ({ state, surroundings: { region } }: Ec2Context): FilterTable<InstanceRecord> => ({
  'dns-name': whileAttached(
    ({ publicIpAddress }) => publicIpAddress && publicDnsName(publicIpAddress, region),
  ),
  'instance.group-id': whileAttached(({ securityGroupIds }) => securityGroupIds),
  'instance.group-name': whileAttached(({ securityGroupIds }) =>
    securityGroupIds.map((id) => state.securityGroups.get(id)?.groupName),
  ),
  'ip-address': whileAttached(({ publicIpAddress }) => publicIpAddress),
  'private-dns-name': whileAttached((instance) => privateDnsName(instance, region)),
  'private-ip-address': whileAttached(({ privateIpAddress }) => privateIpAddress),
  'subnet-id': whileAttached(({ subnetId }) => subnetId),
  'vpc-id': whileAttached(({ vpcId }) => vpcId),
});

const interfaceFilters = ({ surroundings }: Ec2Context): FilterTable<InstanceRecord> => ({
  'network-interface.addresses.primary': whileAttached(() => true),
  'network-interface.addresses.private-ip-address': whileAttached(({ privateIpAddress }) => privateIpAddress),
  'network-interface.association.public-ip': whileAttached(({ publicIpAddress }) => publicIpAddress),
  'network-interface.availability-zone': whileAttached(({ zone }) => zone),
  'network-interface.group-id': whileAttached(({ securityGroupIds }) => securityGroupIds),
  'network-interface.mac-address': whileAttached(({ macAddress }) => macAddress),
  'network-interface.network-interface-id': whileAttached(({ networkInterfaceId }) => networkInterfaceId),
  'network-interface.owner-id': whileAttached(() => surroundings.account),
  'network-interface.private-ip-address': whileAttached(({ privateIpAddress }) => privateIpAddress),
  'network-interface.subnet-id': whileAttached(({ subnetId }) => subnetId),
  'network-interface.vpc-id': whileAttached(({ vpcId }) => vpcId),
});
