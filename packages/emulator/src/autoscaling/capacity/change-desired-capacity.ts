import type { AutoScaling } from '../group/auto-scaling-context.js';
import { changingCapacity } from '../activities/causes.js';
import type { Group } from '../group/group.js';
import { patchGroup } from '../group/groups.js';

export interface CapacityRequest {
  readonly desired: number;
  /** Who did what, as AWS's causes say it: `a user request ...` */
  readonly what: string;
  /** @default the group's default cooldown */
  readonly cooldownSeconds?: number | undefined;
}

/** Sets a group's desired capacity and keeps why; a capacity that stays the same is no change. */
export function changeDesiredCapacity(
  autoScaling: AutoScaling,
  group: Group,
  request: CapacityRequest,
): void {
  const { desired, what, cooldownSeconds = group.settings.defaultCooldownSeconds } = request;
  if (desired === group.desiredCapacity) return;
  patchGroup(autoScaling, group.name, {
    desiredCapacity: desired,
    capacityChange: {
      at: autoScaling.surroundings.time.now(),
      text: changingCapacity(what, group.desiredCapacity, desired),
    },
    cooldownSeconds,
    protectionIsReported: false,
  });
}
