import type { RolloutContext } from '../context/context.js';
import { pause } from './hold-lease.js';

const lateTags = 'the tags that took the group for this rollout may still be written a second time';

/** Before a group is called live again: tags that are written late would take it once more, for a rollout that is over. */
export async function waitOutLateTags(context: RolloutContext): Promise<void> {
  const { memory, clock } = context;
  for (;;) {
    const leftMs = (memory.lateTagsUntil ?? -Infinity) - clock.now();
    if (leftMs <= 0) return;
    context.emit({ kind: 'throttled', what: lateTags, retryInMs: leftMs });
    await pause(context, leftMs);
  }
}
