import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { patchGroup } from '../group/groups.js';
import type { Member } from '../group/member.js';

const firstWaitMs = 30_000;
const longestWaitMs = 600_000;

/** Waits before the next launch: 30 seconds of AWS's time, doubled by each failure up to ten minutes. */
export function backOff(autoScaling: AutoScaling, { name }: Group, zone: string): void {
  const { time } = autoScaling.surroundings;
  const nowMs = time.now().getTime();
  const previous = autoScaling.groups.get(name)?.launchBackoff;
  const zones = new Set(previous?.zones).add(zone);
  if (previous && nowMs < previous.retryAtMs) {
    // One of several launches that were decided together: they fail once.
    return patchGroup(autoScaling, name, { launchBackoff: { ...previous, zones } });
  }
  const failures = (previous?.failures ?? 0) + 1;
  const retryAtMs = nowMs + time.scaled(waitMs(failures));
  patchGroup(autoScaling, name, { launchBackoff: { failures, retryAtMs, zones } });
}

/** Whether an instance that gets through shows that launches succeed again: one from before the failure shows nothing. */
export function endsBackOff(
  { surroundings }: AutoScaling,
  { launchBackoff }: Group,
  { joinedAtMs }: Member,
): boolean {
  if (launchBackoff === undefined) return true;
  return joinedAtMs > launchBackoff.retryAtMs - surroundings.time.scaled(waitMs(launchBackoff.failures));
}

const waitMs = (failures: number) => Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs);
