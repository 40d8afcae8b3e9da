import { containsCidr, overlapCidr } from 'cidr-tools';
import { defaultSubnetPrefix } from '../addresses/default-subnet-prefix.js';
import { parseIpv4, reasonNotCidr } from '../addresses/ipv4.js';
import type { NetworkIssue } from '../terms/errors.js';
import { defaultCidr } from '../terms/network-defaults.js';
import type { NetworkOptions } from '../terms/network-options.js';

/** RFC 1918; RFC 6598 and RFC 2544, which no host of the internet has and EKS takes for its pods. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15'];
/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const awsPrefix = { shortest: 16, longest: 28 };

/** What is wrong with the addresses, whichever zones there will be. */
export function cidrIssues(options: NetworkOptions): readonly NetworkIssue[] {
  const { cidr = defaultCidr, avoidCidrs = [] } = options;
  const malformed = reasonNotCidr(cidr);
  if (malformed !== undefined) return [{ path: 'cidr', reason: malformed }];
  return [
    ...sizeIssues(cidr),
    ...rangeIssues(cidr, options.allowPublicCidr ?? false),
    ...avoidCidrs.flatMap((other, index) => overlapIssues(cidr, other, `avoidCidrs[${index}]`)),
    ...prefixIssues(cidr, options.subnetPrefix),
  ];
}

function sizeIssues(cidr: string): readonly NetworkIssue[] {
  const { prefix } = parseIpv4(cidr);
  if (prefix >= awsPrefix.shortest && prefix <= awsPrefix.longest) return [];
  return [{ path: 'cidr', reason: `\`${cidr}\` is not of a size that a VPC can have: /16 to /28` }];
}

function rangeIssues(cidr: string, allowPublicCidr: boolean): readonly NetworkIssue[] {
  if (allowPublicCidr || containsCidr(privateRanges, cidr)) return [];
  const reason = `\`${cidr}\` is in a public range: hosts of the internet would be hidden behind it. Use one of ${privateRanges.join(', ')}, or set \`allowPublicCidr\``;
  return [{ path: 'cidr', reason }];
}

function overlapIssues(cidr: string, other: string, otherPath: string): readonly NetworkIssue[] {
  const malformed = reasonNotCidr(other);
  if (malformed !== undefined) return [{ path: otherPath, reason: malformed }];
  if (!overlapCidr(cidr, other)) return [];
  return [{ path: 'cidr', reason: `\`${cidr}\` overlaps \`${other}\` of \`${otherPath}\`` }];
}

function prefixIssues(cidr: string, subnetPrefix: number | undefined): readonly NetworkIssue[] {
  const vpcPrefix = parseIpv4(cidr).prefix;
  const prefix = subnetPrefix ?? defaultSubnetPrefix(vpcPrefix);
  const isPossible = Number.isInteger(prefix) && prefix >= vpcPrefix && prefix <= awsPrefix.longest;
  if (isPossible) return [];
  const reason = `is to be an integer from ${vpcPrefix} (the VPC's) to ${awsPrefix.longest}, got \`${prefix}\``;
  return [{ path: 'subnetPrefix', reason }];
}
