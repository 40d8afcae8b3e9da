import type { NetworkOptions, SubnetTier } from '../terms/network-options.js';

/** One subnet and its number in the VPC. */
export interface NumberedSubnet {
  readonly tier: SubnetTier;
  readonly zone: string;
  readonly number: number;
}

export interface NumberSubnetsOptions {
  readonly tiers: readonly SubnetTier[];
  readonly zones: readonly string[];
  readonly numbering: NetworkOptions['numbering'];
}

/** The subnets in order, tier by tier. Packed, each has the number of its place; else see below. */
export function numberSubnets({
  tiers: wanted,
  zones,
  numbering = 'stable',
}: NumberSubnetsOptions): readonly NumberedSubnet[] {
  return wanted
    .flatMap((tier) => zones.map((zone) => ({ tier, zone })))
    .map(({ tier, zone }, place) => ({
      tier,
      zone,
      number: numbering === 'packed' ? place : subnetNumber(tier, zone),
    }));
}

/**
 * The number of a subnet in its VPC. It depends on the tier and on the zone's letter alone, never on which
 * other zones there are, so adding or removing a zone renumbers nothing:
 *
 *     zones   a b c    d  e  f   ...
 *     public  0 1 2    6  7  8
 *     private 3 4 5    9 10 11
 *
 * Blocks of three zones give the usual three the numbers 0 to 5. A tier that is left out keeps its numbers.
 */
function subnetNumber(tier: SubnetTier, zone: string): number {
  const letter = zone.charCodeAt(zone.length - 1) - 'a'.charCodeAt(0);
  const block = Math.floor(letter / zonesPerBlock);
  return (
    block * tiers.length * zonesPerBlock + tiers.indexOf(tier) * zonesPerBlock + (letter % zonesPerBlock)
  );
}

const zonesPerBlock = 3;
const tiers: readonly SubnetTier[] = ['public', 'private'];
