import type { RolloutContext } from '../context/context.js';
import { readSample } from '../../observe/sample/read-sample.js';
import type { LiveGroup } from '../context/result.js';
import { groupIn, isComplete, type Sample } from '../../observe/sample/sample.js';
import { countServing } from '../../observe/capacity/serving.js';

/** How often it is read again when the machine slept over the answer. */
const mostLooks = 3;

/** What serves at the end, read once more; what was seen last when that fails, and nothing when it is not there. */
export async function readLive(
  context: RolloutContext,
  role: 'previous' | 'next',
): Promise<LiveGroup | undefined> {
  const { target, memory } = context;
  const group = target[role];
  if (group === undefined) return undefined;
  const { name, imageId } = group;
  const last = memory.snapshot[role];
  const seen = last && { name, imageId, inService: last.serving, desiredCapacity: last.desiredCapacity };
  const sample = await readNow(context, name);
  if (sample === undefined || !isComplete(sample)) return seen;
  const found = groupIn(sample, name);
  if (found === undefined) return undefined;
  return { name, imageId, inService: countServing(found, sample), desiredCapacity: found.desiredCapacity };
}

async function readNow({ cloud, clock, timing }: RolloutContext, name: string): Promise<Sample | undefined> {
  for (let look = 1; ; look++) {
    const startedAt = clock.now();
    const sources = { cloud, clock, groupNames: [name], sourceIds: [] };
    const sample = await readSample({ ...sources, deadlineMs: timing.readMs }).catch(() => undefined);
    if (clock.now() - startedAt <= timing.readMs || look >= mostLooks) return sample;
  }
}
