import { isHopelessLaunching, lastLaunchFailure } from '../../observe/reasons/last-launch-failure.js';
import type { RolloutContext } from '../context/context.js';

/**
 * What the cloud says of a group's last launch when instances are missing and it failed: the group tries again by
 * itself, but whoever waits must know why.
 */
export function reasonNotLaunching({ memory }: RolloutContext, groupName: string): string | undefined {
  return lastLaunchFailure(memory.activities.get(groupName) ?? []);
}

/** @throws when next is never going to have its instances */
export function assertLaunching(context: RolloutContext): void {
  const { target, memory } = context;
  const { name } = target.next;
  if (!isHopelessLaunching(memory.activities.get(name) ?? [])) return;
  throw new Error(
    `Group \`${name}\` cannot launch: ${reasonNotLaunching(context, name) ?? 'every launch failed'}`,
  );
}
