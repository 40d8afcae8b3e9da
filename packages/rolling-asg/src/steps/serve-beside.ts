import { durationText } from '../cloud/duration-text.js';
import { askAlarms } from '../engine/watch/ask-alarms.js';
import { askBakeCheck } from '../engine/watch/ask-bake-check.js';
import type { RolloutContext } from '../engine/context/context.js';
import { followCapacity } from '../engine/groups/follow-capacity.js';
import { reasonForeign } from '../engine/groups/reason-foreign.js';
import { createNextWatch } from '../engine/watch/next-serves.js';
import { reasonNotPromoted } from '../engine/watch/reason-not-promoted.js';
import { waitUntil } from '../engine/watch/wait-until.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import { holdPreviousWhole } from './hold-previous-whole.js';

/** Reads that fail, and capacity that is added meanwhile, may hold it open for this long over its time. */
const patienceMs = 900_000;

export interface ServingBeside {
  readonly step: 'bake' | 'drain';
  readonly groupName: string;
  /** How long, unless a person pauses or promotes it. */
  readonly durationMs: number;
  /** How long it then waits for a person. @default it waits for nobody who has not asked for it */
  readonly promoteWithinMs?: number | undefined;
}

/**
 * Lets next serve beside previous: for a while, and then as long as a person pauses it. Asks the caller's check and the
 * alarms at every look.
 *
 * @returns how long it had to last at least, ms
 */
export async function serveBeside(context: RolloutContext, beside: ServingBeside): Promise<number> {
  const { clock, memory } = context;
  const { step, groupName, durationMs } = beside;
  const startedAt = clock.now();
  const until = startedAt + durationMs;
  const watch = createNextWatch(context, step === 'bake' ? 'during the bake' : 'while it was paused');
  const pause = createPause(context, beside, until);
  await waitUntil(context, {
    step,
    failure: `The bake of \`${groupName}\` has no good end`,
    deadlineMs: durationMs + patienceMs,
    extendedTo: () => pause.untilMs() + patienceMs,
    judge: async (sample) => {
      await askBakeCheck(context);
      const unread = await askAlarms(context);
      await followCapacity(context, sample);
      await holdPreviousWhole(context, sample);
      const reason = watch(sample) ?? reasonForeign(context, sample) ?? unread;
      if (reason !== undefined || memory.pause?.kind === 'promoted') return reason;
      return clock.now() < until ? `bakes for another ${durationText(until - clock.now())}` : pause.reason();
    },
    // Once it has lasted, something else is waited for.
    pollMs: () => (clock.now() < until ? Math.min(watchPaceMs, until - clock.now()) : watchPaceMs),
  });
  const isAPersons = memory.pause !== undefined || beside.promoteWithinMs !== undefined;
  return isAPersons ? clock.now() - startedAt : durationMs;
}

/** Who has to promote it, and within which time. */
function pauseIn({ memory, target }: RolloutContext, { promoteWithinMs = 0 }: ServingBeside) {
  const { pause } = memory;
  if (pause !== undefined) return pause.kind === 'paused' ? pause : undefined;
  return promoteWithinMs > 0 ? { by: target.by, since: '', forMs: promoteWithinMs } : undefined;
}

/** Its time begins when nothing else is waited for, and anew with each pause that is asked for. */
function createPause(context: RolloutContext, beside: ServingBeside, notBefore: number) {
  let begun = { of: '', at: notBefore };
  const untilMs = () => begun.at + (pauseIn(context, beside)?.forMs ?? 0);
  return {
    untilMs,
    reason: (): string | undefined => {
      const pause = pauseIn(context, beside);
      if (pause === undefined) return undefined;
      if (begun.of !== pause.since) begun = { of: pause.since, at: context.clock.now() };
      return reasonNotPromoted(context, { by: pause.by, untilMs: untilMs() });
    },
  };
}
