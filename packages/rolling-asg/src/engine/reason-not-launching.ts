import type { Activity } from '../cloud/cloud.js';
import { isPermanent } from '../observe/launch-failure.js';
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
  const text = `the last launch failed: ${last.message ?? last.description}`;
  if (isHopeless(activities)) throw new Error(`Group \`${next.name}\` cannot launch: ${text}`);
  return text;
}

/** Once is no proof: what was made a moment ago may not be seen yet, and one zone may lack what another one has. */
const enoughFailures = 2;

function isHopeless(activities: readonly Activity[]): boolean {
  const ended = activities.filter(({ status }) => status === 'Failed' || status === 'Successful');
  if (ended.some(({ status }) => status === 'Successful')) return false;
  const failures = ended.filter(({ failure }) => failure !== undefined && isPermanent(failure));
  return failures.length >= enoughFailures && failures.length === ended.length;
}
