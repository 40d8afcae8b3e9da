import type { SubnetView } from '../../service/ports.js';

/** Where an instance is. */
export interface Place {
  readonly zone: string;
  readonly subnetId: string;
}

export interface Placement {
  readonly count: number;
  /** Zones to leave out while there are others. */
  readonly avoid: ReadonlySet<string>;
}

/**
 * Subnets for new instances, so that zones differ by as little as they can: each goes to the zone with the
 * fewest, there to the subnet with the fewest, and ties go to the subnet that was named first.
 */
export function placeInstances(
  subnets: readonly SubnetView[],
  present: readonly Place[],
  { count, avoid }: Placement,
): readonly SubnetView[] {
  const usable = subnets.filter(({ zone }) => !avoid.has(zone));
  const inZone = new Map(countBy(present, ({ zone }) => zone));
  const inSubnet = new Map(countBy(present, ({ subnetId }) => subnetId));
  const places: SubnetView[] = [];
  for (let placed = 0; placed < count; placed += 1) {
    const next = emptiest(usable.length > 0 ? usable : subnets, inZone, inSubnet);
    if (next === undefined) break;
    places.push(next);
    inZone.set(next.zone, (inZone.get(next.zone) ?? 0) + 1);
    inSubnet.set(next.subnetId, (inSubnet.get(next.subnetId) ?? 0) + 1);
  }
  return places;
}

type Counts = ReadonlyMap<string, number>;

function emptiest(subnets: readonly SubnetView[], inZone: Counts, inSubnet: Counts): SubnetView | undefined {
  const load = ({ zone, subnetId }: SubnetView) =>
    [inZone.get(zone) ?? 0, inSubnet.get(subnetId) ?? 0] as const;
  // `toSorted` is stable, so ties keep the order of the subnets.
  return subnets.toSorted((a, b) => {
    const [zoneA, subnetA] = load(a);
    const [zoneB, subnetB] = load(b);
    return zoneA - zoneB || subnetA - subnetB;
  })[0];
}

/** How many items have each key. */
export function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Counts {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
