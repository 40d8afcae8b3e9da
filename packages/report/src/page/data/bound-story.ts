import type { CapacityPoint, Story } from '../../model/story.js';
import type { TrafficPoint } from '../../model/traffic.js';

/** The most that a page keeps of each: beyond it, the older half is told in pairs. */
const mostPoints = 900;
const mostLines = 2_000;

/** The same story in bounded memory, however long it lasts: its sums and its ends stay exact. */
export function boundStory(story: Story): Story {
  const { traffic, capacity, log } = story;
  const points = halved(traffic.points, mergePoints);
  const looks = withoutRepeats(capacity);
  if (points === traffic.points && looks === capacity && log.length <= mostLines) return story;
  return {
    ...story,
    traffic: { ...traffic, points },
    capacity: halved(looks, lowerOf),
    log: log.slice(-mostLines),
  };
}

function halved<T>(all: readonly T[], merge: (one: T, other: T) => T): readonly T[] {
  if (all.length <= mostPoints) return all;
  const old = all.slice(0, mostPoints / 2);
  const merged: T[] = [];
  for (let index = 0; index < old.length; index += 2) {
    const [one, other] = old.slice(index, index + 2);
    if (one !== undefined) merged.push(other === undefined ? one : merge(one, other));
  }
  return [...merged, ...all.slice(old.length)];
}

/** Counts add up; a percentile of two seconds is the worse one, so that no peak is lost. */
function mergePoints(one: TrafficPoint, other: TrafficPoint): TrafficPoint {
  const p50Ms = worse(one.p50Ms, other.p50Ms);
  const p99Ms = worse(one.p99Ms, other.p99Ms);
  const maxMs = worse(one.maxMs, other.maxMs);
  return {
    at: other.at,
    forMs: one.forMs + other.forMs,
    sent: one.sent + other.sent,
    answered: one.answered + other.answered,
    lost: one.lost + other.lost,
    lostBy: added(one.lostBy, other.lostBy),
    versions: added(one.versions, other.versions),
    ...(p50Ms !== undefined && { p50Ms }),
    ...(p99Ms !== undefined && { p99Ms }),
    ...(maxMs !== undefined && { maxMs }),
  };
}

const worse = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : Math.max(one, other ?? one);

type Counts = Readonly<Record<string, number>>;

const added = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
      key,
      (one[key] ?? 0) + (other[key] ?? 0),
    ]),
  );

/** Of looks that saw the same, the first and the last say it all. */
function withoutRepeats(capacity: readonly CapacityPoint[]): readonly CapacityPoint[] {
  if (capacity.length <= mostPoints) return capacity;
  return capacity.filter((point, index) => {
    const before = capacity[index - 1];
    const after = capacity[index + 1];
    return !before || !after || !isSame(before, point) || !isSame(point, after);
  });
}

const isSame = (one: CapacityPoint, other: CapacityPoint): boolean =>
  one.floor === other.floor &&
  one.previous?.serving === other.previous?.serving &&
  one.previous?.desired === other.previous?.desired &&
  one.next?.serving === other.next?.serving &&
  one.next?.desired === other.next?.desired;

const totalOf = ({ previous, next }: CapacityPoint): number =>
  (previous?.serving ?? 0) + (next?.serving ?? 0);

/** A lowest point must not be lost. */
const lowerOf = (one: CapacityPoint, other: CapacityPoint): CapacityPoint =>
  totalOf(one) < totalOf(other) ? one : other;
