import type { FilterTable } from '../../listing/filter-items.js';
import type { Ec2Context } from '../ec2-context.js';
import { privateDnsName, publicDnsName } from '../instances/dns-names.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import { presentMetadataOptions, presentState } from '../instances/present-instance.js';
import type { SelectRules } from '../select-page.js';
import { tagsOf } from '../tags/tags.js';
import { rootDevice } from '../volumes/root-volume.js';
import { zoneId } from '../zones/zone-id.js';
import { instanceInterfaceFilters } from './instance-interface-filters.js';
import { noneHave } from './none-have.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const instanceRules = (ec2: Ec2Context): SelectRules<InstanceRecord> => ({
  tags: ({ instanceId }) => tagsOf(ec2.state, instanceId),
  table: {
    ...identityFilters(ec2),
    ...stateFilters,
    ...networkFilters(ec2),
    ...optionFilters,
    ...rootVolumeFilters,
    ...instanceInterfaceFilters(ec2),
    ...nothingHas,
  },
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
  'instance-lifecycle': ({ spotRequestId }) => spotRequestId && 'spot',
  'instance-type': ({ instanceType }) => instanceType,
  'key-name': ({ keyName }) => keyName,
  'launch-index': ({ launchIndex }) => launchIndex,
  'launch-time': ({ launchTime }) => launchTime,
  'monitoring-state': ({ isMonitored }) => (isMonitored ? 'enabled' : 'disabled'),
  'owner-id': () => surroundings.account,
  platform: () => undefined,
  'platform-details': () => 'Linux/UNIX',
  'reservation-id': ({ reservationId }) => reservationId,
  'root-device-name': () => rootDevice,
  'root-device-type': () => 'ebs',
  'spot-instance-request-id': ({ spotRequestId }) => spotRequestId,
  'source-dest-check': ({ sourceDestCheck }) => sourceDestCheck,
  tenancy: () => 'default',
  'usage-operation': () => 'RunInstances',
  'usage-operation-update-time': ({ launchTime }) => launchTime,
  'virtualization-type': () => 'hvm',
});

const stateFilters: FilterTable<InstanceRecord> = {
  'instance-state-code': ({ state }) => presentState(state).Code,
  'instance-state-name': ({ state }) => state,
  reason: ({ transitionReason }) => transitionReason,
  'state-reason-code': ({ stateReason }) => stateReason?.code,
  'state-reason-message': ({ stateReason }) => stateReason?.message,
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

const optionFilters: FilterTable<InstanceRecord> = {
  'ebs-optimized': ({ isEbsOptimized }) => isEbsOptimized,
  'ena-support': () => true,
  'enclave-options.enabled': () => false,
  'hibernation-options.configured': () => false,
  'metadata-options.http-endpoint': (instance) => presentMetadataOptions(instance).HttpEndpoint,
  'metadata-options.http-protocol-ipv4': () => 'enabled',
  'metadata-options.http-protocol-ipv6': (instance) => presentMetadataOptions(instance).HttpProtocolIpv6,
  'metadata-options.http-put-response-hop-limit': ({ metadataHopLimit }) => metadataHopLimit,
  'metadata-options.http-tokens': (instance) => presentMetadataOptions(instance).HttpTokens,
  'metadata-options.instance-metadata-tags': (instance) =>
    presentMetadataOptions(instance).InstanceMetadataTags,
  'metadata-options.state': (instance) => presentMetadataOptions(instance).State,
  'operator.managed': () => false,
};

const rootVolumeFilters: FilterTable<InstanceRecord> = {
  'block-device-mapping.attach-time': whileAttached(({ launchTime }) => launchTime),
  'block-device-mapping.delete-on-termination': whileAttached(
    ({ rootVolume }) => rootVolume.deleteOnTermination,
  ),
  'block-device-mapping.device-name': whileAttached(() => rootDevice),
  'block-device-mapping.status': whileAttached(() => 'attached'),
  'block-device-mapping.volume-id': whileAttached(({ rootVolumeId }) => rootVolumeId),
};

const nothingHas = noneHave(
  ...['affinity', 'host-id', 'kernel-id', 'ramdisk-id', 'requester-id', 'ipv6-address', 'outpost-arn'],
  ...['capacity-reservation-id', 'placement-group-name', 'placement-partition-number', 'tpm-support'],
  ...['operator.principal', 'product-code', 'product-code.type'],
);
