import { groupIn, type Sample } from '../observe/sample.js';
import { attempt } from './attempt.js';
import type { RolloutContext } from './context.js';

/**
 * What the cloud says of next's last launch when instances are missing and it failed: the group tries again by itself,
 * but whoever waits must know why.
 */
export async function reasonNotLaunching(
  context: RolloutContext,
  sample: Sample,
): Promise<string | undefined> {
  const { target, memory, cloud } = context;
  const next = groupIn(sample, target.next.name);
  if (next === undefined || next.instances.length >= memory.wanted) return undefined;
  const activities = await attempt(context, (signal) => cloud.readActivities(next.name, signal));
  const [last] = activities.filter(({ status }) => status === 'Failed' || status === 'Successful');
  if (last === undefined || last.status !== 'Failed') return undefined;
  return `the last launch failed: ${last.message ?? last.description}`;
}
