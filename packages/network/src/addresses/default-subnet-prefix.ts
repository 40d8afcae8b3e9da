const smallestVpcForWholeSlash24s = 20;
const longestPrefixOfAws = 28;

/**
 * The prefix length of subnets when none is given: /24, and a sixteenth of a VPC that is too small for 16 of
 * them. It depends on the VPC alone, so that adding a zone does not resize what exists.
 */
export function defaultSubnetPrefix(vpcPrefix: number): number {
  if (vpcPrefix <= smallestVpcForWholeSlash24s) return 24;
  return Math.min(vpcPrefix + 4, longestPrefixOfAws);
}
