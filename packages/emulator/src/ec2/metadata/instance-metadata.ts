import type { Surroundings } from '../../service/service.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import { privateDnsName, publicDnsName } from '../instances/dns-names.js';
import { tagsOf } from '../tags/tags.js';
import type { Ec2State } from '../state.js';
import { zoneId } from '../zones/zone-id.js';
import type { MetadataTree } from './metadata-tree.js';

export interface MetadataSources {
  readonly state: Ec2State;
  readonly surroundings: Surroundings;
}

/** What an instance may read about itself, as things stand now. */
export function instanceMetadata(instance: InstanceRecord, sources: MetadataSources): MetadataTree {
  const { region } = sources.surroundings;
  const hostname = privateDnsName(instance, region);
  const { publicIpAddress } = instance;
  const values: Readonly<Record<string, string | undefined>> = {
    'ami-id': instance.imageId,
    'ami-launch-index': String(instance.launchIndex),
    hostname,
    'instance-id': instance.instanceId,
    'instance-life-cycle': 'on-demand',
    'instance-type': instance.instanceType,
    'local-hostname': hostname,
    'local-ipv4': instance.privateIpAddress,
    mac: instance.macAddress,
    'placement/availability-zone': instance.zone,
    'placement/availability-zone-id': zoneId(region, instance.zone),
    'placement/region': region,
    'public-hostname': publicIpAddress && publicDnsName(publicIpAddress, region),
    'public-ipv4': publicIpAddress,
    'reservation-id': instance.reservationId,
    'security-groups': groupNames(instance, sources.state),
    'services/domain': 'amazonaws.com',
    'services/partition': 'aws',
    ...publicKeyValues(instance),
    ...tagValues(instance, sources.state),
  };
  const metadata = Object.entries(values).flatMap(([path, value]): [string, string][] =>
    value === undefined ? [] : [[`meta-data/${path}`, value]],
  );
  return new Map<string, string | Buffer>([
    ...metadata,
    ['dynamic/instance-identity/document', identityDocument(instance, sources.surroundings)],
    ...userDataOf(instance),
  ]);
}

const userDataOf = ({ userData }: InstanceRecord): [string, Buffer][] =>
  userData ? [['user-data', Buffer.from(userData, 'base64')]] : [];

const groupNames = ({ securityGroupIds }: InstanceRecord, { securityGroups }: Ec2State) =>
  securityGroupIds.map((id) => securityGroups.get(id)?.groupName ?? id).join('\n');

/** The one key of the launch, under its number; the folder lists it with its name. */
const publicKeyValues = ({ keyName, publicKey }: InstanceRecord): Record<string, string> =>
  keyName === undefined || publicKey === undefined
    ? {}
    : {
        'public-keys': `0=${keyName}`,
        'public-keys/0': 'openssh-key',
        'public-keys/0/openssh-key': `${publicKey}\n`,
      };

/** Tags show only where the launch asked for that, as on AWS. */
function tagValues({ instanceId, hasMetadataTags }: InstanceRecord, state: Ec2State): Record<string, string> {
  if (!hasMetadataTags) return {};
  return Object.fromEntries(
    [...tagsOf(state, instanceId)].map(([key, value]) => [`tags/instance/${key}`, value]),
  );
}

function identityDocument(instance: InstanceRecord, { account, region }: Surroundings): string {
  const document = {
    accountId: account,
    architecture: instance.architecture,
    availabilityZone: instance.zone,
    imageId: instance.imageId,
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    pendingTime: instance.launchTime.toISOString(),
    privateIp: instance.privateIpAddress,
    region,
    version: '2017-09-30',
  };
  return JSON.stringify(document, undefined, 2);
}
