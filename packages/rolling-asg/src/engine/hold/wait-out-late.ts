import type { RolloutContext } from '../context/context.js';
import { pause } from './hold-lease.js';

const lateTags = 'the tags that took the group for this rollout may still be written a second time';

/** Before a group is called live again: tags that are written late would take it once more, for a rollout that is over. */
export function waitOutLateTags(context: RolloutContext): Promise<void> {
  return waitOut(context, lateTags, () => context.memory.lateTagsUntil);
}

const lateProtection = 'protection from scale-in that nobody heard of may still be given';

/** Before protection is lifted for good: what is given late would stay. */
export function waitOutLateProtection(context: RolloutContext): Promise<void> {
  return waitOut(context, lateProtection, () => context.memory.lateProtectionUntil);
}

const lateOnPrevious = 'a change of previous that nobody heard of may still be made';

/** Before previous is let go of and stays: tags that are written late would take it once more, for a rollout that is over. */
export function waitOutLateOnPrevious(context: RolloutContext): Promise<void> {
  return waitOut(context, lateOnPrevious, () => context.memory.lateUntil);
}

const lateRelease = 'the launch template version that nobody heard of may still be made';

/** Before a way back finds no version to remove. One that is known is not made twice: its token is the rollout's. */
export function waitOutLateRelease(context: RolloutContext): Promise<void> {
  const { memory } = context;
  return waitOut(context, lateRelease, () => (memory.release ? undefined : memory.lateReleaseUntil));
}

async function waitOut(
  context: RolloutContext,
  what: string,
  until: () => number | undefined,
): Promise<void> {
  for (;;) {
    const leftMs = (until() ?? -Infinity) - context.clock.now();
    if (leftMs <= 0) return;
    context.emit({ kind: 'throttled', what, retryInMs: leftMs });
    await pause(context, leftMs);
  }
}
