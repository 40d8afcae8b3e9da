import type { LifecycleState, SetInstanceProtectionQuery } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { findGroup, patchMember } from '../../group/groups.js';
import { membersOf } from '../../group/members-of.js';
import { required } from '../../requests/required.js';

/** In one call. */
const mostInstances = 50;

const protectable: readonly LifecycleState[] = ['InService', 'EnteringStandby', 'Standby'];

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceProtection.html */
export function setInstanceProtection(input: SetInstanceProtectionQuery, autoScaling: AutoScaling): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const protectedFromScaleIn = required(input.ProtectedFromScaleIn, 'protectedFromScaleIn');
  const instanceIds = required(input.InstanceIds, 'instanceIds');
  if (instanceIds.length > mostInstances)
    throw validationError(
      `The number of instance IDs must be at most ${mostInstances}; ${instanceIds.length} were given.`,
    );
  const members = membersOf(group, instanceIds);
  const other = members.find(({ lifecycle }) => !protectable.includes(lifecycle));
  if (other) {
    throw validationError(
      `The instance ${other.instanceId} is not in InService or EnteringStandby or Standby.`,
    );
  }
  for (const { instanceId } of members) {
    patchMember(autoScaling, { groupName: group.name, instanceId }, { protectedFromScaleIn });
  }
  autoScaling.reconcile(group.name);
  return {};
}
