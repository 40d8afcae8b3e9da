import type { NatOptions, NetworkOptions, SubnetTier, VpnOptions } from './network-options.js';

export const defaultCidr = '172.31.0.0/16';
export const defaultZones = 3;
export const defaultTiers: readonly SubnetTier[] = ['public', 'private'];
export const defaultNatInstanceType = 't4g.nano';
/** What `user_data/openvpn/entrypoint.sh` gives to clients, unless told otherwise. */
const defaultClientCidr = '10.8.0.0/24';

/** The addresses of a VPN's clients. */
export const clientCidrOf = (vpn: VpnOptions | undefined): string => vpn?.clientCidr ?? defaultClientCidr;
/** The port that IANA registered for OpenVPN, over UDP. */
export const vpnPort = 1194;

/** The NAT that is meant: without private subnets, or public ones to put it in, there is none. */
export function natOf({ nat, tiers = defaultTiers }: Pick<NetworkOptions, 'nat' | 'tiers'>): NatOptions {
  if (nat !== undefined) return nat;
  return tiers.includes('public') && tiers.includes('private') ? { kind: 'instance' } : { kind: 'none' };
}
