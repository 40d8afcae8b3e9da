import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { reasonNotRemovable, type Removal } from '../../observe/reasons/reason-not-removable.js';
import type { Sample } from '../../observe/sample/sample.js';
import type { RolloutStepKind } from '../../plan/plan.js';
import type { RolloutContext } from '../context/context.js';
import { pause } from '../hold/hold-lease.js';
import type { RemovalProof } from '../context/removal-proof.js';
import { waitUntil } from './wait-until.js';

export interface Proof {
  readonly step: RolloutStepKind | 'rollBack';
  /** For the timeout: "`web-v002` does not serve, so `web-v001` stays". */
  readonly failure: string;
  readonly deadlineMs: number;
  /** The group that is to go. */
  readonly groupName: string;
  /** What must hold instead, by this sample: what is wanted can change meanwhile. */
  readonly unless: (sample: Sample) => Omit<Removal, 'groupName'>;
  /** Looks right before that showed the same, `watchPaceMs` apart, clock ms. They count; the last one is always new. @default none */
  readonly earlier?: readonly number[];
  /** Asked at every look before that; names why not yet, or throws to give up. */
  readonly meanwhile?: (sample: Sample) => Promise<string | undefined>;
}

/** How old a reading may be when the call is made that it allows. */
const freshMs = 5_000;
/** How old the last look before may be that still counts. */
const oldestLookMs = 3 * watchPaceMs;
/** How long a guard may look for the proof again before it refuses. */
const patienceMs = 120_000;

/**
 * Waits until a group is shown not to be needed, in several fresh samples in a row.
 *
 * @returns the proof, and how long the cloud was known not to be ready, ms
 */
export async function proveRemovable(
  context: RolloutContext,
  { groupName, step, failure, deadlineMs, unless, meanwhile, earlier = [] }: Proof,
): Promise<{ readonly proof: RemovalProof; readonly floorMs: number }> {
  const { clock, memory, settings } = context;
  let readAt = -Infinity;
  const prove = (withinMs: number, looks = 0) =>
    waitUntil(context, {
      step,
      failure,
      deadlineMs: withinMs,
      samples: settings.samples,
      earlier: Math.min(looks, settings.samples - 1),
      judge: async (sample) => {
        const reason = await meanwhile?.(sample);
        readAt = sample.at;
        return reason ?? judge(sample);
      },
      pollMs: () => watchPaceMs,
      // Further apart than an answer can be behind.
      confirmMs: watchPaceMs,
    });
  const judge = (sample: Sample) =>
    reasonNotRemovable(sample, { groupName, ...unless(sample) }, memory.sightings);
  const see = (sample: Sample) => {
    if (judge(sample) === undefined) readAt = sample.at;
  };
  const floorMs = await prove(deadlineMs, await samplesBefore(context, earlier));
  const guard = async () => {
    if (clock.now() - readAt > freshMs) await prove(patienceMs);
  };
  // The brand has no value: it says only who made the object.
  return { floorMs, proof: { groupName, readAt: () => readAt, see, guard } as RemovalProof };
}

/** How many samples there were before a look from now on; where one more is to come, it waits until a look is another one. */
async function samplesBefore(context: RolloutContext, earlier: readonly number[]): Promise<number> {
  const { clock, settings } = context;
  const last = earlier.at(-1) ?? -Infinity;
  if (clock.now() - last > oldestLookMs) return 0;
  const count = () => earlier.filter((at) => clock.now() - at >= watchPaceMs).length;
  if (count() < settings.samples - 1) await pause(context, last + watchPaceMs - clock.now());
  return count();
}
