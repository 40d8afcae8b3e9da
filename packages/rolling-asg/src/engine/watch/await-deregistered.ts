import type { RolloutContext } from '../context/context.js';
import { sourceName } from '../../cloud/traffic-source.js';
import { durationText } from '../../cloud/duration-text.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import type { RolloutStepKind } from '../../plan/plan.js';
import type { Sample } from '../../observe/sample/sample.js';
import { waitUntil } from './wait-until.js';

export interface Deregistration {
  readonly step: RolloutStepKind | 'rollBack';
  readonly groupName: string;
  readonly sourceIds: readonly string[];
  readonly floorMs: number;
  /** After it, what is still leaving has had the source's whole draining time. */
  readonly ceilingMs: number;
  /** Asked at every look; throws to give the wait up. */
  readonly meanwhile?: (sample: Sample) => Promise<void>;
}

/** Reads that fail may hold a drain open for this long over its ceiling: what is unknown never counts as gone. */
const patienceMs = 300_000;

/**
 * Waits until no traffic source knows an instance of a detached group any more, but never less than the floor.
 * One that is leaving still has requests in flight.
 */
export async function awaitDeregistered(context: RolloutContext, drain: Deregistration): Promise<number> {
  const { clock } = context;
  const { groupName, floorMs, ceilingMs } = drain;
  const startedAt = clock.now();
  const floor = await waitUntil(context, {
    step: drain.step,
    failure: `Group \`${groupName}\` did not leave ${drain.sourceIds.map(sourceName).join(', ')}`,
    deadlineMs: ceilingMs + patienceMs,
    judge: async (sample) => {
      await drain.meanwhile?.(sample);
      const elapsed = clock.now() - startedAt;
      const reason = reasonRegistered(context, sample, { ...drain, isOverdue: elapsed >= ceilingMs });
      if (reason !== undefined) return reason;
      return elapsed >= floorMs
        ? undefined
        : `${groupName} left; ${durationText(floorMs - elapsed)} more for late requests`;
    },
    pollMs: () => Math.max(1, Math.min(watchPaceMs, nextMark(clock.now() - startedAt, drain))),
  });
  return Math.max(floor, floorMs);
}

/** The floor or the ceiling, whichever comes next. */
function nextMark(elapsed: number, { floorMs, ceilingMs }: Deregistration): number {
  return [floorMs, ceilingMs].map((mark) => mark - elapsed).find((left) => left > 0) ?? watchPaceMs;
}

function reasonRegistered(
  { memory }: RolloutContext,
  sample: Sample,
  { groupName, isOverdue }: Deregistration & { readonly isOverdue: boolean },
): string | undefined {
  for (const { id, states } of sample.sources) {
    if (states.kind === 'unread') return `${sourceName(id)} could not be read: ${states.reason}`;
    const known = states.value.filter(
      ({ instanceId }) => memory.sightings.get(instanceId)?.groupName === groupName,
    );
    const inFlight = isOverdue ? known.filter(({ state }) => state !== 'leaving') : known;
    const [first] = inFlight;
    if (first === undefined) continue;
    return `${inFlight.length} of ${groupName} in ${sourceName(id)}: ${first.instanceId} is ${first.says}, ${first.description}`;
  }
  return undefined;
}
