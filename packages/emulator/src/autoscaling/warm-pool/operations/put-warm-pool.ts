import type { PutWarmPoolAnswer, PutWarmPoolType, WarmPoolState } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../../service/aws-error.js';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { findLiveGroup, patchGroup } from '../../group/groups.js';
import { refuseMixedPool } from '../refuse-mixed-pool.js';
import type { WarmPool } from '../../group/warm-pool.js';

const states: readonly WarmPoolState[] = ['Stopped', 'Running', 'Hibernated'];

/**
 * What a request does not say stays as it was; a maximum of -1 takes away the one there was.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html
 */
export function putWarmPool(input: PutWarmPoolType, autoScaling: AutoScaling): PutWarmPoolAnswer {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  if (group.warmPool?.isDeleting) {
    const message = `The warm pool of AutoScalingGroup ${group.name} is pending delete.`;
    throw new AwsError('ScalingActivityInProgress', message);
  }
  const warmPool = readWarmPool(input, group.warmPool);
  refuseMixedPool({ ...group.settings, warmPool });
  patchGroup(autoScaling, group.name, { warmPool });
  autoScaling.reconcile(group.name);
  return {};
}

function readWarmPool(input: PutWarmPoolType, previous: WarmPool | undefined): WarmPool {
  const { MinSize, MaxGroupPreparedCapacity: max, PoolState, InstanceReusePolicy } = input;
  const minSize = atLeast(0, 'minSize', MinSize ?? previous?.minSize ?? 0);
  const maxPrepared =
    max === undefined ? previous?.maxPrepared : atLeast(-1, 'maxGroupPreparedCapacity', max);
  const isUnlimited = maxPrepared === undefined || maxPrepared === -1;
  if (!isUnlimited && maxPrepared < minSize) {
    throw validationError(
      `MaxGroupPreparedCapacity, ${maxPrepared}, must be greater than or equal to MinSize, ${minSize}`,
    );
  }
  return {
    minSize,
    maxPrepared: isUnlimited ? undefined : maxPrepared,
    state: readState(PoolState ?? previous?.state ?? 'Stopped'),
    reusesOnScaleIn: InstanceReusePolicy?.ReuseOnScaleIn ?? previous?.reusesOnScaleIn ?? false,
    isDeleting: false,
  };
}

function atLeast(least: number, path: string, value: number): number {
  if (value >= least) return value;
  throw validationError(
    `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: Member must have value greater than or equal to ${least}`,
  );
}

function readState(state: WarmPoolState): WarmPoolState {
  if (states.includes(state)) return state;
  throw validationError(
    `1 validation error detected: Value '${state}' at 'poolState' failed to satisfy constraint: Member must satisfy enum value set: [${states.join(', ')}]`,
  );
}
