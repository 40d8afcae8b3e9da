import type { RefreshOrigin } from '../../journal/refresh-origin.js';
import { tagKeys } from '../../journal/tags.js';
import { change } from '../../engine/hold/change.js';
import type { RolloutContext } from '../../engine/context/context.js';
import type { WayBack } from '../../engine/context/way-back.js';
import { readGroups } from '../../engine/hold/fence.js';
import { reasonNextNotReady } from '../../engine/watch/next-serves.js';
import { waitUntil } from '../../engine/watch/wait-until.js';
import { floorOf } from '../../observe/capacity/floor.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { findRelease } from './find-release.js';
import { moveBack } from './move-back.js';
import { readRefreshes } from './read-refresh.js';

/**
 * Gives the group back what it was made from: the refresh that goes on is turned round; one that is over is followed by
 * another one, to the recorded version.
 */
export async function putBackInstances(context: RolloutContext): Promise<void> {
  const { next } = await readGroups(context);
  const { origin } = context.target;
  if (next === undefined || origin === undefined) return;
  await findRelease(context);
  await change(context, (signal) =>
    context.cloud.tagGroup(next.name, { [tagKeys.step]: 'removing' }, signal),
  );
  const back: WayBack = { starts: 0, isIrreversible: false };
  await waitUntil(context, {
    step: 'rollBack',
    failure: `\`${next.name}\` is not what it was`,
    deadlineMs: Infinity,
    judge: (sample) => judge(context, origin, back, sample),
    pollMs: () => watchPaceMs,
  });
}

async function judge(
  context: RolloutContext,
  origin: RefreshOrigin,
  back: WayBack,
  sample: Sample,
): Promise<string | undefined> {
  const { target, memory, settings } = context;
  const group = groupIn(sample, target.next.name);
  if (group === undefined) return `${target.next.name} was not seen`;
  memory.wanted = Math.max(1, group.desiredCapacity);
  const refreshes = await readRefreshes(context, group.name);
  if (typeof refreshes === 'string') return refreshes;
  const release = memory.abandoned ?? memory.release;
  const reason = await moveBack(context, back, { group, refreshes, release, origin });
  if (reason !== undefined && reason === back.failure) throw new Error(reason);
  if (reason !== undefined) return reason;
  // A group that gave nothing before is given back as it was.
  if (memory.isPreviousDead) return undefined;
  return reasonNextNotReady(context, sample, floorOf(memory.wanted, settings.minHealthyPercent));
}
