import type { NatOptions } from '../terms/network-options.js';
import {
  hoursPerMonth,
  type HourlyPrice,
  instancePrices,
  natGatewayPrice,
  publicIpv4Price,
} from './nat-prices.js';

/** One line of a NAT's bill. */
export interface NatCostPart {
  /** `NAT gateway`, `t4g.nano`, `public IPv4 address`. */
  readonly what: string;
  readonly count: number;
  /** Absent when this package knows no price. */
  readonly price: HourlyPrice | undefined;
}

/** What one choice of NAT costs, in US dollars of us-east-1, without traffic out of AWS or between zones. */
export interface NatCost {
  readonly kind: NatOptions['kind'];
  readonly perZone: boolean;
  readonly isChosen: boolean;
  readonly parts: readonly NatCostPart[];
  /** For 730 hours; `undefined` when the price of a part is not known. */
  readonly monthlyUsd: number | undefined;
  /** On top, for each gigabyte that passes. */
  readonly perGbUsd: number;
}

/** What every choice of NAT would cost over `zoneCount` zones, the chosen one marked. */
export function natCosts(chosen: NatOptions, zoneCount: number, instanceType: string): readonly NatCost[] {
  const counts = zoneCount > 1 ? [1, zoneCount] : [1];
  const chosenCount = chosen.kind !== 'none' && chosen.perZone ? zoneCount : 1;
  const cost = (kind: NatOptions['kind'], count: number): NatCost => {
    const parts = partsOf(kind, count, instanceType);
    return {
      kind,
      perZone: count > 1,
      isChosen: kind === chosen.kind && count === chosenCount,
      parts,
      monthlyUsd: monthlyUsd(parts),
      perGbUsd: kind === 'gateway' ? natGatewayPrice.perGbUsd : 0,
    };
  };
  return [
    ...counts.map((count) => cost('instance', count)),
    ...counts.map((count) => cost('gateway', count)),
    cost('none', 1),
  ];
}

function partsOf(kind: NatOptions['kind'], count: number, instanceType: string): readonly NatCostPart[] {
  if (kind === 'none') return [];
  const translator =
    kind === 'gateway'
      ? { what: 'NAT gateway', count, price: natGatewayPrice }
      : { what: instanceType, count, price: instancePrices[instanceType] };
  return [translator, { what: 'public IPv4 address', count, price: publicIpv4Price }];
}

function monthlyUsd(parts: readonly NatCostPart[]): number | undefined {
  const costs = parts.map(({ count, price }) => price && count * price.hourlyUsd * hoursPerMonth);
  return costs.reduce<number | undefined>(
    (sum, cost) => (sum === undefined || cost === undefined ? undefined : sum + cost),
    0,
  );
}
