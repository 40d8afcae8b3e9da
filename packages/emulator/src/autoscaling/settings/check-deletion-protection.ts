import { validationError } from '../requests/errors.js';
import type { Group } from '../group/group.js';

/**
 * Refuses a deletion that the group is protected from.
 *
 * @throws AwsError `ValidationError`, before anything else is looked at
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/resource-deletion-protection.html
 */
export function checkDeletionProtection({ name, settings }: Group, isForced: boolean): void {
  const { DeletionProtection: protection = 'none' } = settings.stored;
  if (protection === 'none' || (protection === 'prevent-force-deletion' && !isForced)) return;
  const what = isForced ? 'be force deleted' : 'be deleted';
  throw validationError(
    `AutoScalingGroup ${name} cannot ${what} because its deletion protection is set to ${protection}. ` +
      'Update the deletion protection of the group and try again.',
  );
}
