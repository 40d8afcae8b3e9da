import { attempt } from './attempt.js';
import type { Group } from '../cloud/cloud.js';
import { isCloudError } from '../cloud/cloud-error.js';
import type { RolloutContext } from './context.js';

/**
 * Takes a group out of all its load balancers. AWS refuses to detach what is not attached, so a call that was made
 * although its answer got lost is refused the second time: what counts is whether anything is attached still.
 */
export async function detachGroup(
  context: RolloutContext,
  { name, loadBalancerNames }: Group,
): Promise<void> {
  const { cloud } = context;
  if (loadBalancerNames.length === 0) return;
  try {
    await attempt(context, (signal) => cloud.detachLoadBalancers(name, loadBalancerNames, signal));
  } catch (error) {
    if (!isCloudError(error, 'refused', 'invalid')) throw error;
    const [now] = await attempt(context, (signal) => cloud.findGroups({ names: [name] }, signal));
    if (now === undefined || now.loadBalancerNames.length > 0) throw error;
  }
}
