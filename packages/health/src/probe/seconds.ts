import type { ProbeSecond } from './probe-report.js';

const keptSeconds = 3600;

interface OpenSecond {
  readonly atMs: number;
  sent: number;
  answered: number;
  lost: number;
  readonly versions: Map<string, number>;
}

/** Counts by the clock's second; the oldest go when there are more than an hour's worth. */
export interface Seconds {
  count(nowMs: number, what: 'sent' | 'answered' | 'lost', version?: string): void;
  list(): ProbeSecond[];
}

export function createSeconds(): Seconds {
  // A Map keeps the order of insertion, and the clock never goes back: the first key is the oldest second.
  const seconds = new Map<number, OpenSecond>();
  return {
    count(nowMs, what, version) {
      const second = secondAt(seconds, Math.floor(nowMs / 1000) * 1000);
      second[what] += 1;
      if (version !== undefined) second.versions.set(version, (second.versions.get(version) ?? 0) + 1);
    },
    list: () =>
      Array.from(seconds.values(), (second) => ({
        ...second,
        versions: Object.fromEntries(second.versions),
      })),
  };
}

function secondAt(seconds: Map<number, OpenSecond>, atMs: number): OpenSecond {
  const known = seconds.get(atMs);
  if (known) return known;
  const second: OpenSecond = { atMs, sent: 0, answered: 0, lost: 0, versions: new Map() };
  seconds.set(atMs, second);
  const [oldest] = seconds.keys();
  if (seconds.size > keptSeconds && oldest !== undefined) seconds.delete(oldest);
  return second;
}
