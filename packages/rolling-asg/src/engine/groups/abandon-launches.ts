import { isCloudError } from '../../cloud/cloud-error.js';
import type { Group, LifecycleHook } from '../../cloud/cloud.js';
import { holdingHooks, isHeld } from '../../observe/reasons/holding-hooks.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import type { RemovalProof } from '../context/removal-proof.js';
import type { RolloutContext } from '../context/context.js';
import { change } from '../hold/change.js';

/**
 * Ends the hooks that hold launches of a group that is to go: such an instance has never served, and would stand until
 * the heartbeat ends, an hour unless it is set. With the hook its launch is abandoned.
 */
export async function abandonLaunches(
  context: RolloutContext,
  group: Group,
  { guard }: RemovalProof,
): Promise<void> {
  const { memory, cloud, emit } = context;
  const hooks = launchHooks(context, group).filter(({ name }) => !memory.keptHooks.has(name));
  if (hooks.length === 0) return;
  for (const { name } of hooks) {
    try {
      const send = (signal: AbortSignal) => cloud.deleteHook(group.name, name, signal);
      await change(context, send, { guard, isTriedOnce: true });
    } catch (error) {
      if (!isCloudError(error)) throw error;
      // Without the right to it, a person or its heartbeat ends it: the wait says how.
      if (error.kind === 'denied') memory.keptHooks.add(name);
      else emit({ kind: 'throttled', what: error.message, retryInMs: watchPaceMs });
    }
  }
  // What is left of them is read at the next look.
  memory.hooks.delete(group.name);
}

/** The hooks that hold an instance of a group on its way in, as far as they are known. */
export function launchHooks({ memory }: RolloutContext, group: Group): readonly LifecycleHook[] {
  const held = group.instances.find(({ lifecycleState }) => isHeldAtLaunch(lifecycleState));
  return held === undefined ? [] : holdingHooks(held.lifecycleState, memory.hooks.get(group.name) ?? []);
}

const isHeldAtLaunch = (lifecycleState: string): boolean =>
  isHeld(lifecycleState) && lifecycleState.startsWith('Pending');
