import { isCloudError } from '../cloud/cloud-error.js';
import type { Clock } from '../cloud/clock.js';
import type { CloudPort } from '../cloud/ports.js';
import type { LoadBalancerReading, Reading, Sample } from './sample.js';

export interface SampleSources {
  readonly cloud: CloudPort;
  readonly clock: Pick<Clock, 'now'>;
  readonly groupNames: readonly string[];
  readonly loadBalancerNames: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * One look: the groups once and each load balancer once, whatever the instance count.
 * What is throttled or unavailable is unread, with the reason; any other failure is thrown.
 */
export async function readSample(sources: SampleSources): Promise<Sample> {
  const { cloud, clock, groupNames, loadBalancerNames, signal } = sources;
  const at = clock.now();
  const groups = await readOr(() => cloud.findGroups({ names: groupNames }, signal));
  const attached = groups.kind === 'read' ? groups.value.flatMap((group) => group.loadBalancerNames) : [];
  const loadBalancers: LoadBalancerReading[] = [];
  for (const name of new Set([...loadBalancerNames, ...attached])) {
    loadBalancers.push({ name, states: await readOr(() => cloud.readInstanceStates(name, signal)) });
  }
  return { at, groups, loadBalancers };
}

async function readOr<T>(read: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { kind: 'read', value: await read() };
  } catch (error) {
    if (isCloudError(error, 'throttled', 'unavailable')) return { kind: 'unread', reason: error.message };
    throw error;
  }
}
