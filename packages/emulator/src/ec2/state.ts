import type { AddressRecord } from './addresses/address-record.js';
import type { InternetGatewayRecord } from './gateways/internet-gateway-record.js';
import type { ImageRecord } from './images/image-record.js';
import type { InstanceRecord } from './instances/instance-record.js';
import { createVcpuCount, type VcpuCount } from './instances/vcpu-count.js';
import type { KeyPairRecord } from './key-pairs/key-pair-record.js';
import type { LaunchTemplateRecord } from './launch-templates/launch-template-record.js';
import type { NatGatewayRecord } from './nat-gateways/nat-gateway-record.js';
import { createHeldAddresses, type HeldAddresses } from './network/held-addresses.js';
import type {
  DhcpOptionsRecord,
  NetworkAclRecord,
  SubnetRecord,
  VpcRecord,
} from './network/network-records.js';
import type { NetworkInterfaceRecord } from './network-interfaces/network-interface-record.js';
import type { TokenUse } from './token-use.js';
import type { RouteTableRecord } from './route-tables/route-table-records.js';
import type {
  SecurityGroupRecord,
  SecurityGroupRuleRecord,
} from './security-groups/security-group-records.js';
import type { SnapshotRecord } from './snapshots/snapshot-record.js';
import { RecordedMap, type RecordedMapOptions } from '../time/recorded-map.js';

/**
 * All that EC2 remembers: immutable records by id, replaced when they change. Only `instances` change by
 * themselves, through `changeInstance`.
 */
export interface Ec2State {
  readonly vpcs: Map<string, VpcRecord>;
  readonly subnets: Map<string, SubnetRecord>;
  readonly dhcpOptions: Map<string, DhcpOptionsRecord>;
  readonly networkAcls: Map<string, NetworkAclRecord>;
  readonly internetGateways: Map<string, InternetGatewayRecord>;
  readonly routeTables: Map<string, RouteTableRecord>;
  readonly addresses: Map<string, AddressRecord>;
  readonly natGateways: Map<string, NatGatewayRecord>;
  /** All but the primary ones of instances, which are part of the instances. */
  readonly networkInterfaces: Map<string, NetworkInterfaceRecord>;
  readonly securityGroups: Map<string, SecurityGroupRecord>;
  readonly securityGroupRules: Map<string, SecurityGroupRuleRecord>;
  readonly keyPairs: Map<string, KeyPairRecord>;
  readonly images: Map<string, ImageRecord>;
  readonly snapshots: Map<string, SnapshotRecord>;
  readonly launchTemplates: Map<string, LaunchTemplateRecord>;
  readonly instances: Map<string, InstanceRecord>;
  /** Tags of every kind of resource, by resource id. */
  readonly tags: Map<string, ReadonlyMap<string, string>>;
  /** Client tokens and what was answered to them. */
  readonly tokens: Map<string, TokenUse>;
  /** What network interfaces and instances hold; it follows them by itself. */
  readonly heldAddresses: HeldAddresses;
  /** Of the instances; it follows them by itself, and only says how many there are now. */
  readonly vcpus: VcpuCount;
}

/** An account with nothing in it, not even a VPC; with what it is to remember, it knows what it held before. */
export function createState(options: RecordedMapOptions = forgetful): Ec2State {
  const heldAddresses = createHeldAddresses();
  const vcpus = createVcpuCount();
  const recorded = <Value>(onChange?: RecordedMapOptions<Value>['onChange']) =>
    new RecordedMap<string, Value>({ ...options, ...(onChange ? { onChange } : {}) });
  return {
    vpcs: recorded(),
    subnets: recorded(),
    dhcpOptions: recorded(),
    networkAcls: recorded(),
    internetGateways: recorded(),
    routeTables: recorded(),
    addresses: recorded(),
    natGateways: recorded(),
    networkInterfaces: recorded<NetworkInterfaceRecord>(heldAddresses.follow),
    securityGroups: recorded(),
    securityGroupRules: recorded(),
    keyPairs: recorded(),
    images: recorded(),
    snapshots: recorded(),
    launchTemplates: recorded(),
    instances: recorded((before, after) => {
      heldAddresses.follow(holderOf(before), holderOf(after));
      vcpus.follow(before, after);
    }),
    tags: recorded(),
    tokens: recorded(),
    heldAddresses,
    vcpus,
  };
}

const forgetful: RecordedMapOptions = { nowMs: () => 0, keepMs: () => 0 };

/** A terminated instance has no address any more. */
const holderOf = (instance: InstanceRecord | undefined) =>
  instance?.state === 'terminated' ? undefined : instance;

/** What the account held at an instant, as far back as it remembers. */
export function stateAsOf(state: Ec2State, atMs: number): Ec2State {
  // The entries keep their names and kinds: each map becomes what it was.
  const past = Object.fromEntries(
    Object.entries(state).map(([name, map]) => [name, map instanceof RecordedMap ? map.asOf(atMs) : map]),
  ) as unknown as Ec2State;
  return { ...past, heldAddresses: heldBy(past) };
}

function heldBy({ networkInterfaces, instances }: Ec2State): HeldAddresses {
  const held = createHeldAddresses();
  for (const one of networkInterfaces.values()) held.follow(undefined, one);
  for (const one of instances.values()) held.follow(undefined, holderOf(one));
  return held;
}
