import type { RefreshPreferences } from '@aws-sdk/client-auto-scaling';
import { validationError } from '../requests/errors.js';
import type { GroupSettings } from '../group/group.js';
import type { Preferences } from '../group/refresh.js';

const longestDelaySeconds = 172_800;

/**
 * The preferences of a request; what it leaves out is the group's, or AWS's default.
 *
 * @throws AwsError `ValidationError` for values out of range or at odds with each other
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
 */
export function readPreferences(given: RefreshPreferences, settings: GroupSettings): Preferences {
  const healthy = readHealthy(given, settings);
  const preferences = {
    ...readCheckpoints(given),
    ...healthy,
    InstanceWarmup: given.InstanceWarmup ?? defaultWarmup(settings),
    SkipMatching: given.SkipMatching ?? false,
    AutoRollback: given.AutoRollback ?? false,
    ScaleInProtectedInstances: given.ScaleInProtectedInstances ?? 'Wait',
    StandbyInstances: given.StandbyInstances ?? 'Wait',
    ...(given.AlarmSpecification ? { AlarmSpecification: given.AlarmSpecification } : {}),
    ...(given.BakeTime === undefined ? {} : { BakeTime: given.BakeTime }),
  };
  within('InstanceWarmup', preferences.InstanceWarmup, [0, Infinity]);
  within('BakeTime', given.BakeTime ?? 0, [0, longestDelaySeconds]);
  oneOf('ScaleInProtectedInstances', preferences.ScaleInProtectedInstances, ['Refresh', 'Ignore', 'Wait']);
  oneOf('StandbyInstances', preferences.StandbyInstances, ['Terminate', 'Ignore', 'Wait']);
  return preferences;
}

type Healthy = Pick<Preferences, 'MinHealthyPercentage' | 'MaxHealthyPercentage'>;

function readHealthy(given: RefreshPreferences, { stored }: GroupSettings): Healthy {
  const { MinHealthyPercentage: min, MaxHealthyPercentage: max } = given;
  if (max !== undefined && min === undefined) {
    throw validationError('MinHealthyPercentage must be specified when MaxHealthyPercentage is specified.');
  }
  const policy = maintained(stored.InstanceMaintenancePolicy ?? {});
  const least = within('MinHealthyPercentage', min ?? policy.min ?? 90, [0, 100]);
  const most = max ?? (min === undefined ? policy.max : undefined);
  if (most === undefined) return { MinHealthyPercentage: least };
  within('MaxHealthyPercentage', most, [100, 200]);
  if (most - least > 100) {
    throw validationError(
      'The difference between MinHealthyPercentage and MaxHealthyPercentage cannot be greater than 100.',
    );
  }
  return { MinHealthyPercentage: least, MaxHealthyPercentage: most };
}

/** -1 is how a maintenance policy says nothing. */
const maintained = ({ MinHealthyPercentage = -1, MaxHealthyPercentage = -1 }: RefreshPreferences) => ({
  min: MinHealthyPercentage < 0 ? undefined : MinHealthyPercentage,
  max: MaxHealthyPercentage < 0 ? undefined : MaxHealthyPercentage,
});

function defaultWarmup({ stored, healthCheckGracePeriodSeconds }: GroupSettings): number {
  const { DefaultInstanceWarmup: warmup = -1 } = stored;
  return warmup >= 0 ? warmup : healthCheckGracePeriodSeconds;
}

function readCheckpoints({
  CheckpointPercentages: percentages = [],
  CheckpointDelay: delay,
}: RefreshPreferences) {
  if (percentages.length === 0) {
    if (delay === undefined) return {};
    throw validationError('CheckpointPercentages must be specified when CheckpointDelay is specified.');
  }
  for (const percentage of percentages) within('CheckpointPercentages', percentage, [1, 100]);
  if (percentages.some((percentage, index) => percentage <= (percentages[index - 1] ?? 0)))
    throw validationError('CheckpointPercentages must be unique and in ascending order.');
  const CheckpointDelay = within('CheckpointDelay', delay ?? 3600, [0, longestDelaySeconds]);
  return { CheckpointPercentages: percentages, CheckpointDelay };
}

function within(name: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const range = most === Infinity ? `${least} or more` : `between ${least} and ${most}`;
  throw validationError(`${name} must be ${range}, got ${value}.`);
}

function oneOf(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value))
    throw validationError(`${name} must be one of ${known.join(', ')}, got ${value}.`);
}
