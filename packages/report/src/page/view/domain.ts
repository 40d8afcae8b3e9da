import type { Story } from '../../model/story.js';

/** The time that all pictures of a page show, epoch ms. */
export interface Domain {
  readonly from: number;
  readonly to: number;
}

/** After this without a record, ms, the page shows no time that nobody told of. */
const staleMs = 60_000;

/** What is now on the page: the clock while a rollout runs, its last record once it is over. */
export function nowOf({ headline: { lastAt }, end }: Story, clock: number): number {
  if (end || lastAt === 0 || clock - lastAt > staleMs) return lastAt;
  return Math.max(clock, lastAt);
}

/** From the first thing that is known to now; while it runs never less than ten seconds. */
export function domainOf({ traffic, headline, capacity, end }: Story, now: number): Domain {
  const [first] = traffic.points;
  const from = Math.min(
    first ? first.at - first.forMs : Infinity,
    headline.startedAt ?? Infinity,
    capacity[0]?.at ?? Infinity,
  );
  const to = Math.max(now, headline.lastAt);
  const leastMs = end ? 1_000 : 10_000;
  return Number.isFinite(from) ? { from: Math.min(from, to - leastMs), to } : { from: to - leastMs, to };
}

/** Where a moment is, 0 to 1. */
export const shareOf = ({ from, to }: Domain, at: number): number =>
  Math.min(1, Math.max(0, (at - from) / (to - from)));

const stepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400].map(
  (seconds) => seconds * 1_000,
);

/** Round moments, at most `most` of them. */
export function ticksOf({ from, to }: Domain, most: number): readonly number[] {
  const step = stepsMs.find((ms) => (to - from) / ms <= most) ?? 86_400_000;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}
