import type { CreateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import { notEmulated } from '../requests/errors.js';

type Parameter = keyof CreateAutoScalingGroupType;

const instead: Partial<Record<Parameter, string>> = {
  AvailabilityZoneIds: 'name the zones in AvailabilityZones, or subnets in VPCZoneIdentifier.',
  CapacityReservationSpecification: 'instances are processes, there is nothing to reserve.',
  InstanceId: 'use LaunchTemplate.',
  InstanceLifecyclePolicy: 'leave it out.',
};

/**
 * Refuses what would change how a group behaves and does not here.
 * @throws AwsError `ValidationError` that says what to use instead
 */
export function refuseUnsupported(input: Partial<CreateAutoScalingGroupType>): void {
  for (const [parameter, advice] of Object.entries(instead)) {
    if (isGiven(Reflect.get(input, parameter))) throw notEmulated(parameter, advice);
  }
}

const isGiven = (value: unknown) =>
  value !== undefined && value !== 'none' && !(Array.isArray(value) && value.length === 0);
