import { isCloudError } from '../../cloud/cloud-error.js';
import { deadlined } from '../../cloud/deadlined.js';
import { isActiveRefresh, type InstanceRefresh, type TemplateSource } from '../../cloud/instance-refresh.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { isSameSource } from '../../observe/service/source-of.js';

/** Refreshes of a group, newest first; or why they could not be read: then nothing advances. */
export async function readRefreshes(
  { cloud, clock, timing, signal }: RolloutContext,
  name: string,
): Promise<readonly InstanceRefresh[] | string> {
  try {
    return await deadlined({ clock, ms: timing.readMs, signal }, (own) => cloud.findRefreshes(name, own));
  } catch (error) {
    if (!isCloudError(error, 'throttled', 'unavailable', 'denied', 'busy')) throw error;
    return `the instance refresh could not be read: ${error.message}`;
  }
}

/** The refresh to a source, or why it was not read or found. */
export async function readRefresh(
  context: RolloutContext,
  source: TemplateSource,
): Promise<InstanceRefresh | string> {
  const refreshes = await readRefreshes(context, context.target.next.name);
  if (typeof refreshes === 'string') return refreshes;
  const found = refreshes.find(({ desired }) => isSameSource(desired, source));
  return found ?? 'the instance refresh is not to be seen (yet)';
}

/** @throws Error when AWS, or somebody, has ended it in the middle */
export function assertGoesOn(refresh: InstanceRefresh): void {
  const { id, status, reason } = refresh;
  const isOurs = status !== 'Cancelling' && status !== 'RollbackInProgress';
  if (status === 'Successful' || (isActiveRefresh(refresh) && isOurs)) return;
  throw new Error(`Instance refresh ${id} was ended: ${status}${reason === undefined ? '' : `, ${reason}`}`);
}
