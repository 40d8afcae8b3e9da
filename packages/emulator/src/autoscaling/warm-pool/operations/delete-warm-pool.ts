import type { DeleteWarmPoolAnswer, DeleteWarmPoolType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { forceOut } from '../../execute/take-out.js';
import type { Group } from '../../group/group.js';
import { findGroup, patchGroup } from '../../group/groups.js';
import { isInPool } from '../../group/member.js';

/**
 * The pool goes when its instances have; by force it is gone at once, and its instances run no hooks.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteWarmPool.html
 */
export function deleteWarmPool(input: DeleteWarmPoolType, autoScaling: AutoScaling): DeleteWarmPoolAnswer {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const { warmPool, name } = group;
  if (warmPool === undefined) throw validationError(`No warm pool found for AutoScalingGroup ${name}.`);
  if (input.ForceDelete) dropByForce(autoScaling, group);
  else patchGroup(autoScaling, name, { warmPool: { ...warmPool, isDeleting: true } });
  autoScaling.reconcile(name);
  return {};
}

function dropByForce(autoScaling: AutoScaling, group: Group): void {
  patchGroup(autoScaling, group.name, { warmPool: undefined });
  for (const member of group.members.values()) if (isInPool(member)) forceOut(autoScaling, group, member);
}
