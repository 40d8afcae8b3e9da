import type { FilterTable, FilterValue } from '../../listing/filter-items.js';
import type { Ec2Context } from '../ec2-context.js';
import { addressOfInterface } from '../addresses/find-address.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import { privateDnsName, publicDnsName } from '../instances/dns-names.js';
import { primaryInterface } from '../network-interfaces/network-interfaces.js';
import type { NetworkInterfaceRecord } from '../network-interfaces/network-interface-record.js';
import { tagsOf } from '../tags/tags.js';
import { networkInterfaceRules } from './network-interface-filters.js';
import { noneHave } from './none-have.js';

/** Names under which `DescribeInstances` has the filters of `DescribeNetworkInterfaces`, where they differ. */
const otherNames: Readonly<Record<string, string>> = {
  'addresses.association.owner-id': 'addresses.association.ip-owner-id',
};

/** `network-interface.*`: what the primary interface has. A terminated instance has none, so nothing of it matches. */
export function instanceInterfaceFilters(ec2: Ec2Context): FilterTable<InstanceRecord> {
  const table = { ...networkInterfaceRules(ec2).table, ...onInstancesOnly(ec2) };
  const own = Object.entries(table).map(([name, valueOf]): [string, FilterTable<InstanceRecord>[string]] => [
    `network-interface.${otherNames[name] ?? name}`,
    (instance: InstanceRecord): FilterValue =>
      instance.state === 'terminated' ? undefined : valueOf(primaryInterface(instance)),
  ]);
  return {
    ...Object.fromEntries(own),
    'network-interface.tag-key': ({ networkInterfaceId }) => [
      ...tagsOf(ec2.state, networkInterfaceId).keys(),
    ],
    'network-interface.tag-value': ({ networkInterfaceId }) => [
      ...tagsOf(ec2.state, networkInterfaceId).values(),
    ],
    ...noneHave(
      'network-interface.addresses.association.carrier-ip',
      'network-interface.addresses.association.customer-owned-ip',
      'network-interface.association.carrier-ip',
      'network-interface.association.customer-owned-ip',
      'network-interface.ipv4-prefixes.ipv4-prefix',
      'network-interface.ipv6-address',
      'network-interface.ipv6-addresses.is-primary-ipv6',
      'network-interface.ipv6-prefixes.ipv6-prefix',
      'network-interface.outpost-arn',
    ),
  };
}

/** What `DescribeInstances` asks of an interface and `DescribeNetworkInterfaces` does not. */
function onInstancesOnly({
  state,
  surroundings: { region },
}: Ec2Context): FilterTable<NetworkInterfaceRecord> {
  const elastic = ({ networkInterfaceId }: NetworkInterfaceRecord) =>
    addressOfInterface(state, networkInterfaceId);
  const publicName = (record: NetworkInterfaceRecord) => {
    const publicIp = elastic(record)?.publicIp ?? record.publicIpAddress;
    return publicIp && publicDnsName(publicIp, region);
  };
  return {
    'addresses.association.allocation-id': (record) => elastic(record)?.allocationId,
    'addresses.association.association-id': (record) => elastic(record)?.association?.associationId,
    'addresses.association.public-dns-name': publicName,
    'addresses.private-dns-name': (record) => privateDnsName(record, region),
    'deny-all-igw-traffic': () => false,
    'ipv6-native': () => false,
    'public-dns-name': publicName,
  };
}
