import { isActiveRefresh, type InstanceRefresh } from '../../cloud/instance-refresh.js';
import { attempt } from '../../engine/hold/attempt.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { isSameSource } from '../../observe/service/source-of.js';
import { findRelease } from './find-release.js';

export interface ReleaseRefresh extends InstanceRefresh {
  readonly isActive: boolean;
}

/** The refresh to the version that this rollout made: nothing else says that one is ours. */
export async function findReleaseRefresh(context: RolloutContext): Promise<ReleaseRefresh | undefined> {
  const { cloud, target } = context;
  const release = await findRelease(context);
  if (release === undefined) return undefined;
  const refreshes = await attempt(context, (signal) => cloud.findRefreshes(target.next.name, signal));
  const found = refreshes.find(({ desired }) => isSameSource(desired, release));
  return found && { ...found, isActive: isActiveRefresh(found) };
}
