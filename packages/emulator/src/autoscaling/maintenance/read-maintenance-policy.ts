import type { InstanceMaintenancePolicy } from '@aws-sdk/client-auto-scaling';
import { validationError } from '../requests/errors.js';

/**
 * An instance maintenance policy out of a request; both at -1 take away the one there was.
 *
 * @throws AwsError `ValidationError` where one is missing, out of range, or more than 100 from the other
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceMaintenancePolicy.html
 */
export function readMaintenancePolicy(
  given: InstanceMaintenancePolicy | undefined,
  previous: InstanceMaintenancePolicy | undefined,
): InstanceMaintenancePolicy | undefined {
  if (given === undefined) return previous;
  const { MinHealthyPercentage: min, MaxHealthyPercentage: max } = given;
  if (min === undefined || max === undefined)
    throw validationError('Both MinHealthyPercentage and MaxHealthyPercentage must be specified.');
  if (min === -1 && max === -1) return undefined;
  if (min === -1 || max === -1)
    throw validationError('MinHealthyPercentage and MaxHealthyPercentage must both be -1 to be cleared.');
  checkRange('MinHealthyPercentage', min, [0, 100]);
  checkRange('MaxHealthyPercentage', max, [100, 200]);
  if (max - min <= 100) return { MinHealthyPercentage: min, MaxHealthyPercentage: max };
  throw validationError(
    'The difference between MinHealthyPercentage and MaxHealthyPercentage cannot be greater than 100.',
  );
}

function checkRange(name: string, value: number, [least, most]: readonly [number, number]): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw validationError(`${name} must be between ${least} and ${most}, got ${value}.`);
}
