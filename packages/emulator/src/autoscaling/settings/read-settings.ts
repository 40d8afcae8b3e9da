import type { UpdateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { notEmulated, validationError } from '../requests/errors.js';
import type { GroupSettings, StoredSettings } from '../group/group.js';
import { required } from '../requests/required.js';
import { isTerminationPolicy, type TerminationPolicy } from '../group/termination-policy.js';
import { readMaintenancePolicy } from '../maintenance/read-maintenance-policy.js';
import { readLaunchSource } from './read-launch-source.js';
import { readSubnets } from './read-subnets.js';

/** What the requests that create and update a group have in common. */
export type SettingsInput = Omit<UpdateAutoScalingGroupType, 'AutoScalingGroupName' | 'DesiredCapacity'>;

/**
 * A group's settings out of a request: what it does not say stays as it was, or is AWS's default.
 * @throws AwsError `ValidationError` in AWS's words
 */
export function readSettings(
  autoScaling: AutoScaling,
  input: SettingsInput,
  previous: GroupSettings | undefined,
): GroupSettings {
  const { subnets, hasVpcZoneIdentifier } = readSubnets(autoScaling, input, previous);
  return {
    ...readSizes(input, previous),
    ...readLaunchSource(autoScaling, input, previous),
    defaultCooldownSeconds: input.DefaultCooldown ?? previous?.defaultCooldownSeconds ?? 300,
    healthCheckType: readHealthCheckType(input.HealthCheckType) ?? previous?.healthCheckType ?? 'EC2',
    healthCheckGracePeriodSeconds:
      input.HealthCheckGracePeriod ?? previous?.healthCheckGracePeriodSeconds ?? 0,
    subnets,
    hasVpcZoneIdentifier,
    terminationPolicies: readTerminationPolicies(input.TerminationPolicies) ??
      previous?.terminationPolicies ?? ['Default'],
    newInstancesProtectedFromScaleIn:
      input.NewInstancesProtectedFromScaleIn ?? previous?.newInstancesProtectedFromScaleIn ?? false,
    stored: readStored(input, previous?.stored),
  };
}

function readSizes(input: SettingsInput, previous: GroupSettings | undefined) {
  const minSize = required(input.MinSize ?? previous?.minSize, 'minSize');
  const maxSize = required(input.MaxSize ?? previous?.maxSize, 'maxSize');
  if (minSize < 0) throw validationError(`Min bound, ${minSize}, must be greater than or equal to 0`);
  if (maxSize < minSize) {
    throw validationError(`Max bound, ${maxSize}, must be greater than or equal to min bound, ${minSize}`);
  }
  return { minSize, maxSize };
}

/** EC2's checks are always made; AWS writes several types with commas. */
function readHealthCheckType(types: string | undefined): 'EC2' | 'ELB' | undefined {
  if (types === undefined) return undefined;
  const unknown = types.split(',').filter((type) => type !== 'EC2' && type !== 'ELB');
  if (unknown.length > 0) throw notEmulated(`HealthCheckType ${unknown.join(',')}`, 'use EC2 or ELB');
  return types.includes('ELB') ? 'ELB' : 'EC2';
}

function readTerminationPolicies(
  names: readonly string[] | undefined,
): readonly TerminationPolicy[] | undefined {
  if (names === undefined || names.length === 0) return undefined;
  const unknown = names.filter((name) => !isTerminationPolicy(name));
  if (unknown.some((name) => name.startsWith('arn:aws:lambda:')))
    throw notEmulated('A termination policy of Lambda', 'name one of those that choose by age or type.');
  if (unknown.length > 0) throw validationError(`'${unknown.join(', ')}' is not a valid termination policy.`);
  return names.filter(isTerminationPolicy);
}

function readStored(input: SettingsInput, previous: StoredSettings = {}): StoredSettings {
  const InstanceMaintenancePolicy = readMaintenancePolicy(
    input.InstanceMaintenancePolicy,
    previous.InstanceMaintenancePolicy,
  );
  const given: StoredSettings = {
    PlacementGroup: input.PlacementGroup,
    ServiceLinkedRoleARN: input.ServiceLinkedRoleARN,
    MaxInstanceLifetime: input.MaxInstanceLifetime,
    CapacityRebalance: input.CapacityRebalance,
    Context: input.Context,
    DesiredCapacityType: input.DesiredCapacityType,
    DefaultInstanceWarmup: input.DefaultInstanceWarmup,
    AvailabilityZoneDistribution: input.AvailabilityZoneDistribution,
    AvailabilityZoneImpairmentPolicy: input.AvailabilityZoneImpairmentPolicy,
    DeletionProtection: input.DeletionProtection,
  };
  const { InstanceMaintenancePolicy: _policy, ...others } = previous;
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    ...others,
    ...Object.fromEntries(said),
    ...(InstanceMaintenancePolicy && { InstanceMaintenancePolicy }),
  };
}
