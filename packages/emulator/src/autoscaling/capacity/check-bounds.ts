import { validationError } from '../requests/errors.js';
import type { Group, GroupSettings } from '../group/group.js';

/**
 * Refuses a desired capacity outside the group's sizes.
 * @throws AwsError `ValidationError` in AWS's words
 */
export function checkDesiredCapacity(desired: number, { minSize, maxSize }: GroupSettings): void {
  if (desired >= minSize && desired <= maxSize) return;
  throw validationError(
    `Desired capacity:${desired} must be between the specified min size:${minSize} and max size:${maxSize}`,
  );
}

/**
 * Refuses to move instances when the desired capacity would leave the group's sizes.
 * @param purpose AWS's words of what is to be done, for example `place into standby`
 * @throws AwsError `ValidationError` in AWS's words
 */
export function checkRoomFor(group: Group, change: number, purpose: string): void {
  const { desiredCapacity, settings } = group;
  const next = desiredCapacity + change;
  if (next >= settings.minSize && next <= settings.maxSize) return;
  const count = Math.abs(change);
  throw validationError(
    `AutoScalingGroup ${group.name} has min-size=${settings.minSize}, max-size=${settings.maxSize}, and desired-size=${desiredCapacity}. ` +
      `To ${purpose} ${count} instance${count === 1 ? '' : 's'}, please update the AutoScalingGroup sizes appropriately.`,
  );
}
