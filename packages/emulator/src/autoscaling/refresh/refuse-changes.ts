import type { UpdateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import { validationError } from '../requests/errors.js';
import type { Group } from '../group/group.js';
import { activeRefresh } from '../group/active-refresh.js';

/**
 * Refuses to change what a group is made from while a refresh does that.
 *
 * @throws AwsError `ValidationError` in AWS's words
 */
export function refuseChanges(group: Group, input: UpdateAutoScalingGroupType): void {
  const isNamed = Boolean(
    input.LaunchTemplate ?? input.MixedInstancesPolicy ?? (input.LaunchConfigurationName || undefined),
  );
  if (!isNamed || activeRefresh(group)?.desired === undefined) return;
  throw validationError(
    'An active instance refresh with a desired configuration exists. All configuration options derived from the desired configuration are not available for update while the instance refresh is active.',
  );
}
