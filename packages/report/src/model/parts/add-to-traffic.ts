import type { RecordOf, StreamRecord } from '../../stream/record.js';
import type { Story, StoryStep } from '../story.js';
import type { Generation, Traffic, TrafficPoint } from '../traffic.js';

/** What else is known at that moment: who answers first, before next serves, is previous. */
type Around = Pick<Story, 'steps' | 'capacity'>;

export function addToTraffic(traffic: Traffic, record: StreamRecord, around: Around): Traffic {
  if (record.kind !== 'probe') return traffic;
  const { sent, answered, lost, lostBy, total } = record;
  const { p50Ms, p99Ms, maxMs } = total;
  return {
    points: [...traffic.points, pointOf(record)],
    versions: withVersions(traffic.versions, record, around),
    sent: traffic.sent + sent,
    answered: traffic.answered + answered,
    lost: traffic.lost + lost,
    lostBy: lost === 0 ? traffic.lostBy : summed(traffic.lostBy, lostBy),
    ...(total.answered > 0 ? { latency: { p50Ms, p99Ms, maxMs } } : withLatency(traffic)),
    ...withTargets(traffic, record),
  };
}

function withTargets({ targets }: Traffic, record: RecordOf<'probe'>): Pick<Traffic, 'targets'> {
  if (record.targets === undefined) return targets ? { targets } : {};
  const known = new Map(targets?.map((target) => [target.url, target]));
  for (const { url, sent, lost, lostBy, latency } of record.targets) {
    const before = known.get(url);
    known.set(url, {
      url,
      sent: (before?.sent ?? 0) + sent,
      lost: (before?.lost ?? 0) + lost,
      lostBy: summed(before?.lostBy ?? {}, lostBy),
      p99Ms: latency.p99Ms,
    });
  }
  return { targets: [...known.values()] };
}

const withLatency = ({ latency }: Traffic): Pick<Traffic, 'latency'> => (latency ? { latency } : {});

function pointOf({
  at,
  forMs,
  sent,
  answered,
  lost,
  lostBy,
  versions,
  latency,
}: RecordOf<'probe'>): TrafficPoint {
  return { at, forMs, sent, answered, lost, lostBy, versions, ...latency };
}

function withVersions(
  known: Traffic['versions'],
  { versions }: RecordOf<'probe'>,
  { steps, capacity }: Around,
): Traffic['versions'] {
  const added = Object.keys(versions).filter((version) => !(version in known));
  if (added.length === 0) return known;
  const isFirst = Object.keys(known).length === 0;
  const nextServes = (capacity.at(-1)?.next?.serving ?? 0) > 0;
  const whose = isFirst && !nextServes ? 'previous' : laterGeneration(steps);
  return {
    ...known,
    ...Object.fromEntries(added.map((version) => [version, version === 'unknown' ? 'unknown' : whose])),
  };
}

/** Of a rollout that was taken over, the beginning is not known, and so neither is who answers from then on. */
function laterGeneration(steps: readonly StoryStep[]): Generation {
  const makers = steps.filter(({ kind }) => kind === 'createGroup' || kind === 'reclaimGroup');
  if (steps.length > 0 && makers.length === 0) return 'unknown';
  return makers.some(({ startedAt }) => startedAt !== undefined) ? 'next' : 'previous';
}

function summed(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const causes = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...causes].map((cause) => [cause, (one[cause] ?? 0) + (other[cause] ?? 0)]));
}
