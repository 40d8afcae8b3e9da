import type { RolloutContext } from '../context/context.js';
import { readSample } from '../../observe/sample/read-sample.js';
import type { LiveGroup } from '../context/result.js';
import { groupIn, isComplete } from '../../observe/sample/sample.js';
import { countServing } from '../../observe/capacity/serving.js';

/** What serves at the end, read once more; what was seen last when that fails, and nothing when it is not there. */
export async function readLive(
  { cloud, clock, target, memory, timing }: RolloutContext,
  role: 'previous' | 'next',
): Promise<LiveGroup | undefined> {
  const group = target[role];
  if (group === undefined) return undefined;
  const { name, imageId } = group;
  const last = memory.snapshot[role];
  const seen = last && { name, imageId, inService: last.serving, desiredCapacity: last.desiredCapacity };
  const sample = await readSample({
    cloud,
    clock,
    groupNames: [name],
    sourceIds: [],
    deadlineMs: timing.readMs,
  }).catch(() => undefined);
  const found = sample && groupIn(sample, name);
  if (sample === undefined || !isComplete(sample)) return seen;
  if (found === undefined) return undefined;
  return { name, imageId, inService: countServing(found, sample), desiredCapacity: found.desiredCapacity };
}
