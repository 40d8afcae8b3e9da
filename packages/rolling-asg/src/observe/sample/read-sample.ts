import { isCloudError } from '../../cloud/cloud-error.js';
import type { Clock } from '../../cloud/clock.js';
import { deadlined } from '../../cloud/deadlined.js';
import type { CloudPort } from '../../cloud/ports.js';
import type { Reading } from '../../cloud/reading.js';
import type { SourceReading, Sample } from './sample.js';

export interface SampleSources {
  readonly cloud: Pick<CloudPort, 'findGroups' | 'readTargetStates'>;
  readonly clock: Clock;
  readonly groupNames: readonly string[];
  readonly sourceIds: readonly string[];
  /** The longest that one read may take, ms. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

/**
 * One look: the groups once and each traffic source once, whatever the instance count.
 * What is throttled, denied, unavailable or too late is unread, with the reason; any other failure is thrown.
 */
export async function readSample(from: SampleSources): Promise<Sample> {
  const { cloud, clock, groupNames, sourceIds } = from;
  const at = clock.now();
  const groups = await readOr(from, (signal) => cloud.findGroups({ names: groupNames }, signal));
  const attached = groups.kind === 'read' ? groups.value.flatMap((group) => group.sourceIds) : [];
  const sources: SourceReading[] = [];
  for (const id of new Set([...sourceIds, ...attached])) {
    const states = await readOr(from, (signal) => cloud.readTargetStates(id, signal));
    sources.push({ id, states });
  }
  return { at, groups, sources };
}

async function readOr<T>(
  { clock, deadlineMs: ms, signal }: SampleSources,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<Reading<T>> {
  try {
    return { kind: 'read', value: await deadlined({ clock, ms, signal }, read) };
  } catch (error) {
    if (!isCloudError(error, 'throttled', 'unavailable', 'denied', 'busy')) throw error;
    return { kind: 'unread', reason: error.message };
  }
}
