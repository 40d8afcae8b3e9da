import { mergeCidr, overlapCidr } from 'cidr-tools';
import { parseIpv4, reasonNotCidr } from '../addresses/ipv4.js';
import type { NetworkIssue } from '../terms/errors.js';
import { defaultCidr, natOf, vpnClientCidr } from '../terms/network-defaults.js';
import type { NetworkOptions } from '../terms/network-options.js';

/** Wider than any one organisation's addresses. */
const widestPrefix = 8;

/** What is wrong with the VPN. */
export function vpnIssues(options: NetworkOptions): readonly NetworkIssue[] {
  const { vpn, cidr = defaultCidr } = options;
  if (vpn === undefined) return [];
  return [...placeIssues(options), ...clientIssues(cidr), ...allowedIssues(vpn.allowedCidrs ?? [])];
}

function placeIssues(options: NetworkOptions): readonly NetworkIssue[] {
  const nat = natOf(options);
  if (nat.kind !== 'instance')
    return [{ path: 'vpn', reason: 'runs on the NAT instance; set `nat.kind` to `instance`' }];
  if (nat.perZone)
    return [{ path: 'vpn', reason: 'has one authority, on one NAT; leave out `nat.perZone`, or the VPN' }];
  return [];
}

function clientIssues(cidr: string): readonly NetworkIssue[] {
  if (reasonNotCidr(cidr) !== undefined || !overlapCidr(vpnClientCidr, cidr)) return [];
  return [
    { path: 'cidr', reason: `\`${cidr}\` overlaps \`${vpnClientCidr}\`, the addresses of the VPN's clients` },
  ];
}

function allowedIssues(allowedCidrs: readonly string[]): readonly NetworkIssue[] {
  const issues = allowedCidrs.flatMap((allowed, index) =>
    allowedIssue(allowed, `vpn.allowedCidrs[${index}]`),
  );
  if (issues.length > 0 || allowedCidrs.length === 0) return issues;
  // Two halves of the world are the world.
  const widest = mergeCidr([...allowedCidrs]).find((merged) => parseIpv4(merged).prefix < widestPrefix);
  return widest === undefined ? [] : [{ path: 'vpn.allowedCidrs', reason: openReason(widest) }];
}

function allowedIssue(allowed: string, path: string): readonly NetworkIssue[] {
  const malformed = reasonNotCidr(allowed);
  if (malformed !== undefined) return [{ path, reason: malformed }];
  return parseIpv4(allowed).prefix < widestPrefix ? [{ path, reason: openReason(allowed) }] : [];
}

function openReason(cidr: string): string {
  return `\`${cidr}\` opens the VPN to the world; name the networks that may connect, /${widestPrefix} or smaller`;
}
