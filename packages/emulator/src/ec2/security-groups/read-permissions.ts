import { isIPv6 } from 'node:net';
import type { IpPermission, UserIdGroupPair } from '@aws-sdk/client-ec2';
import { formatCidr, parseCidr } from '../cidr.js';
import { invalidParameterValue, missingParameter, required } from '../errors.js';
import type { Ec2State } from '../state.js';
import { findGroup, findGroupByName } from './find-group.js';
import { readPorts } from './read-ports.js';
import type { RulePeer, RuleSpecification } from './security-group-records.js';

/** A request's permissions, either as a list or, in the older form, as one flat permission. */
export interface PermissionsRequest extends FlatPermission {
  readonly IpPermissions?: readonly IpPermission[] | undefined;
}

interface FlatPermission {
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
}

interface Peer {
  readonly peer: RulePeer;
  readonly description: string | undefined;
}

/** One specification for each peer of each permission. Throws AWS's errors for what is not allowed. */
export function readPermissions(state: Ec2State, request: PermissionsRequest): readonly RuleSpecification[] {
  const permissions = request.IpPermissions ?? flatPermissions(request);
  if (permissions.length === 0) throw missingParameter('ipPermissions');
  return permissions.flatMap((permission) => {
    const ports = readPorts(required(permission.IpProtocol, 'ipProtocol'), permission);
    const peers = readPeers(state, permission);
    if (peers.length === 0) throw missingParameter('cidrIp, cidrIpv6, prefixListIds or groups');
    return peers.map((peer) => ({ ...ports, ...peer }));
  });
}

/** The older form: AWS opens everything to a source group that comes without a protocol. */
function flatPermissions(flat: FlatPermission): readonly IpPermission[] {
  const { CidrIp, SourceSecurityGroupName: GroupName, ...ports } = flat;
  if (GroupName)
    return [{ ...ports, IpProtocol: flat.IpProtocol ?? '-1', UserIdGroupPairs: [{ GroupName }] }];
  return flat.IpProtocol === undefined ? [] : [{ ...ports, ...(CidrIp ? { IpRanges: [{ CidrIp }] } : {}) }];
}

function readPeers(state: Ec2State, permission: IpPermission): readonly Peer[] {
  const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
  return [
    ...IpRanges.map(({ CidrIp, Description }) => withText(ipv4Peer(CidrIp ?? ''), Description)),
    ...Ipv6Ranges.map(({ CidrIpv6, Description }) => withText(ipv6Peer(CidrIpv6 ?? ''), Description)),
    ...PrefixListIds.map(({ PrefixListId, Description }) =>
      withText({ kind: 'prefixList', prefixListId: required(PrefixListId, 'prefixListId') }, Description),
    ),
    ...UserIdGroupPairs.map((pair) => withText(groupPeer(state, pair), pair.Description)),
  ];
}

const withText = (peer: RulePeer, description: string | undefined): Peer => ({ peer, description });

function ipv4Peer(text: string): RulePeer {
  const cidr = parseCidr(text);
  if (!cidr) throw invalidParameterValue(`CIDR block ${text} is malformed`);
  return { kind: 'ipv4', cidr: formatCidr(cidr) };
}

function ipv6Peer(text: string): RulePeer {
  const [address = '', bits = ''] = text.split('/', 2);
  const isBlock = isIPv6(address) && /^\d{1,3}$/.test(bits) && Number(bits) <= 128;
  if (!isBlock) throw invalidParameterValue(`CIDR block ${text} is malformed`);
  return { kind: 'ipv6', cidr: text.toLowerCase() };
}

function groupPeer(state: Ec2State, { GroupId, GroupName }: UserIdGroupPair): RulePeer {
  const group = GroupId
    ? findGroup(state, GroupId)
    : findGroupByName(state, required(GroupName, 'groupName'));
  return { kind: 'group', groupId: group.groupId };
}
