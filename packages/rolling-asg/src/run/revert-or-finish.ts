import { attempt } from '../engine/attempt.js';
import type { Group } from '../cloud/cloud.js';
import type { RolloutContext } from '../engine/context.js';
import { readGroups } from '../engine/fence.js';
import { watchPaceMs } from '../observe/next-poll.js';
import { reasonNextNotReady } from '../engine/next-serves.js';
import { isTouched, reattachPrevious, releasePrevious } from '../steps/put-back-previous.js';
import { removeNext } from '../steps/remove-next.js';
import { removeRelease } from '../steps/remove-release.js';
import { deleteGroup } from '../steps/delete-group.js';
import { finish } from '../steps/finish.js';
import { roleOf, tagKeys, tagOf } from '../journal/tags.js';
import { waitUntil } from '../engine/wait-until.js';

export interface RevertOptions {
  readonly keepFailed: boolean;
}

/**
 * Ends a rollout from whatever state the cloud is in. Previous is whole until it is resized to nothing; until then the
 * way is back, after that it is forward, because next is all that serves. Safe to run again after any failure.
 */
export async function revertOrFinish(
  context: RolloutContext,
  { keepFailed }: RevertOptions,
): Promise<'reverted' | 'finished'> {
  const { target } = context;
  if (await isFinished(context)) return 'finished';
  const { next, previous } = await readGroups(context);
  if (next !== undefined && roleOf(next) === 'live') {
    await goForward(context, previous);
    return 'finished';
  }
  if (target.previous !== undefined && !isWhole(previous)) {
    if (next === undefined)
      throw new Error(`Neither \`${target.previous.name}\` nor \`${target.next.name}\` is there`);
    await goForward(context, previous);
    return 'finished';
  }
  const isPreviousTouched = previous !== undefined && isTouched(previous, target.rolloutId);
  if (isPreviousTouched) await reattachPrevious(context, previous);
  if (next !== undefined && roleOf(next) !== 'failed') await removeNext(context, { keepFailed });
  if (isPreviousTouched) await releaseNow(context);
  if (!keepFailed) await removeRelease(context);
  return 'reverted';
}

/** The last change may have been made although its answer was an error. */
async function isFinished(context: RolloutContext): Promise<boolean> {
  const { target, cloud } = context;
  const names = [target.next.name, ...(target.previous ? [target.previous.name] : [])];
  const groups = await attempt(context, (signal) => cloud.findGroups({ names }, signal));
  const [only, other] = groups;
  return (
    only?.name === target.next.name &&
    other === undefined &&
    tagOf(only, tagKeys.rollout) === undefined &&
    tagOf(only, tagKeys.role) === 'live'
  );
}

function isWhole(previous: Group | undefined): boolean {
  return previous !== undefined && !previous.isDeleting && previous.maxSize > 0;
}

async function goForward(context: RolloutContext, previous: Group | undefined): Promise<void> {
  await waitUntil(context, {
    step: 'rollBack',
    failure: `\`${context.target.next.name}\` is all that is left and does not serve`,
    deadlineMs: Infinity,
    judge: (sample) => reasonNextNotReady(context, sample),
    pollMs: () => watchPaceMs,
  });
  if (previous !== undefined) {
    await deleteGroup(context, { kind: 'deleteGroup', groupName: previous.name, deadlineMs: Infinity });
  }
  await finish(context);
}

async function releaseNow(context: RolloutContext): Promise<void> {
  const { previous } = await readGroups(context);
  if (previous !== undefined) await releasePrevious(context, previous);
}
