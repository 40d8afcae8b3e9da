/** Whose answers a version's are: told from when it first answered. */
export type Generation = 'previous' | 'next' | 'unknown';

/** What clients saw in about a second. */
export interface TrafficPoint {
  /** The end of it. */
  readonly at: number;
  readonly forMs: number;
  readonly sent: number;
  readonly answered: number;
  readonly lost: number;
  readonly lostBy: Readonly<Record<string, number>>;
  /** Answers by version. */
  readonly versions: Readonly<Record<string, number>>;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  readonly maxMs?: number;
}

/** What came back from one of several addresses. */
export interface TrafficTarget {
  readonly url: string;
  readonly sent: number;
  readonly lost: number;
  readonly lostBy: Readonly<Record<string, number>>;
  /** Of the whole, as the probe counts it; ms. */
  readonly p99Ms: number;
}

/** The requests through the switch. */
export interface Traffic {
  readonly points: readonly TrafficPoint[];
  /** Whose each version is. */
  readonly versions: Readonly<Record<string, Generation>>;
  readonly sent: number;
  readonly answered: number;
  readonly lost: number;
  readonly lostBy: Readonly<Record<string, number>>;
  /** Of the whole, as the probe counts it; nothing before the first answer. */
  readonly latency?: { readonly p50Ms: number; readonly p99Ms: number; readonly maxMs: number };
  /** Where several addresses are asked, each one's own. */
  readonly targets?: readonly TrafficTarget[];
}

/** A point's answers by generation, to be stacked. */
export function answeredBy(
  { versions }: Pick<TrafficPoint, 'versions'>,
  generations: Traffic['versions'],
): Readonly<Record<Generation, number>> {
  const sums = { previous: 0, next: 0, unknown: 0 };
  for (const [version, count] of Object.entries(versions)) sums[generations[version] ?? 'unknown'] += count;
  return sums;
}
