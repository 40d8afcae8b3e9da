import { isCloudError } from '../../cloud/cloud-error.js';
import { rolloutOf } from '../../journal/tags.js';
import { backoffMs } from '../../observe/timing/next-poll.js';
import { attempt, mostAttempts, passingKinds } from './attempt.js';
import { change } from './change.js';
import type { RolloutContext } from '../context/context.js';
import { holdLease, pause } from './hold-lease.js';

/**
 * Takes the rollout's tags off the group that carries its lease, the lease with them. While that is refused the lease
 * is held: whoever comes meanwhile must not take this runner for dead.
 *
 * @param keys of the tags, the rollout's id among them
 */
export async function letGo(context: RolloutContext, name: string, keys: readonly string[]): Promise<void> {
  const { cloud, memory } = context;
  for (let count = 1; ; count++) {
    await holdLease(context);
    const { leaseUntil } = memory;
    // When only the answer gets lost, the lease is not there any more to be looked for.
    memory.leaseUntil = undefined;
    try {
      return await change(context, (signal) => cloud.untagGroup(name, keys, signal), { isTriedOnce: true });
    } catch (error) {
      if (!isCloudError(error, ...passingKinds) || count >= mostAttempts) throw error;
      if (await isFree(context, name)) return;
      memory.leaseUntil = leaseUntil;
      await waitForNext(context, error, backoffMs(count));
    }
  }
}

/** An answer may be from before the group was taken: it is looked at again, later than one can be behind. */
async function isFree(context: RolloutContext, name: string): Promise<boolean> {
  if (!(await looksFree(context, name))) return false;
  await context.clock.sleep(context.timing.settleMs);
  return looksFree(context, name);
}

async function looksFree(context: RolloutContext, name: string): Promise<boolean> {
  const { cloud, target } = context;
  const [now] = await attempt(context, (signal) => cloud.findGroups({ names: [name] }, signal));
  return now === undefined || rolloutOf(now) !== target.rolloutId;
}

async function waitForNext(context: RolloutContext, error: Error, retryInMs: number): Promise<void> {
  if (context.clock.now() + retryInMs > context.endsAt) throw error;
  context.emit({ kind: 'throttled', what: error.message, retryInMs });
  await pause(context, retryInMs);
}
