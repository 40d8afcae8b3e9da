import { containsCidr, mergeCidr, overlapCidr } from 'cidr-tools';
import { parseIpv4, reasonNotCidr } from '../addresses/ipv4.js';
import type { NetworkIssue } from '../terms/errors.js';
import { clientCidrOf, defaultCidr, natOf } from '../terms/network-defaults.js';
import type { NetworkOptions } from '../terms/network-options.js';

/** Wider than any one organisation's addresses. */
const widestPrefix = 8;

/** What is wrong with the VPN. */
export function vpnIssues(options: NetworkOptions): readonly NetworkIssue[] {
  const { vpn } = options;
  if (vpn === undefined) return [];
  return [...placeIssues(options), ...clientIssues(options), ...allowedIssues(vpn.allowedCidrs ?? [])];
}

function placeIssues(options: NetworkOptions): readonly NetworkIssue[] {
  const nat = natOf(options);
  if (nat.kind !== 'instance')
    return [{ path: 'vpn', reason: 'runs on the NAT instance; set `nat.kind` to `instance`' }];
  if (nat.perZone)
    return [{ path: 'vpn', reason: 'has one authority, on one NAT; leave out `nat.perZone`, or the VPN' }];
  return [];
}

/** A client has routes to the VPC and to what that is joined with: none of it may be its own pool. */
function clientIssues(options: NetworkOptions): readonly NetworkIssue[] {
  const { cidr = defaultCidr, avoidCidrs = [], vpn } = options;
  const pool = clientCidrOf(vpn);
  const malformed = reasonNotCidr(pool) ?? reasonNotPool(pool);
  if (malformed !== undefined) return [{ path: 'vpn.clientCidr', reason: malformed }];
  const joined = [cidr, ...avoidCidrs].map((other, index) => ({
    path: index === 0 ? 'cidr' : `avoidCidrs[${index - 1}]`,
    other,
    isBad: reasonNotCidr(other) === undefined && overlapCidr(pool, other),
  }));
  // Wider, it is mostly elsewhere: who may connect from 10.0.0.0/8 need not stand in 10.8.0.0/24.
  const from = (vpn?.allowedCidrs ?? []).map((other, index) => ({
    path: `vpn.allowedCidrs[${index}]`,
    other,
    isBad: reasonNotCidr(other) === undefined && containsCidr(pool, other),
  }));
  return [...joined, ...from]
    .filter(({ isBad }) => isBad)
    .map(({ path, other }) => ({
      path,
      reason: `\`${other}\` overlaps \`${pool}\`, the addresses of the VPN's clients (\`vpn.clientCidr\`)`,
    }));
}

function reasonNotPool(pool: string): string | undefined {
  const { prefix } = parseIpv4(pool);
  return prefix >= 16 && prefix <= 28
    ? undefined
    : `\`${pool}\` is not of a size for the clients: /16 to /28`;
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
