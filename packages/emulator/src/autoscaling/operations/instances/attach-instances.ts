import type { AttachInstancesQuery } from '@aws-sdk/client-auto-scaling';
import type { InstanceView } from '../../../service/ports.js';
import { startActivity } from '../../activities/activities.js';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { checkRoomFor } from '../../capacity/check-bounds.js';
import { atInstant } from '../../activities/causes.js';
import { validationError } from '../../requests/errors.js';
import { zonesOf, type Group } from '../../group/group.js';
import { findGroup, findLiveGroup, groupOfInstance, patchGroup, putMember } from '../../group/groups.js';
import { newMember } from '../../group/member.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachInstances.html */
export function attachInstances(input: AttachInstancesQuery, autoScaling: AutoScaling): Empty {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const instances = (input.InstanceIds ?? []).map((id) => findInstance(autoScaling, group, id));
  checkRoomFor(group, instances.length, 'attach');
  patchGroup(autoScaling, group.name, { desiredCapacity: group.desiredCapacity + instances.length });
  for (const instance of instances) attach(autoScaling, findGroup(autoScaling, group.name), instance);
  autoScaling.reconcile(group.name);
  return {};
}

function findInstance(autoScaling: AutoScaling, group: Group, id: string): InstanceView {
  const instance = autoScaling.instances.get(id);
  if (!instance) throw validationError(`Invalid Instance ID(s): [${id}]`);
  if (instance.state !== 'running') {
    throw validationError(
      `The instance ${id} is in the ${instance.state} state. It must be running to be attached.`,
    );
  }
  const owner = groupOfInstance(autoScaling, id);
  if (owner) throw validationError(`The instance ${id} is already part of AutoScalingGroup:${owner.name}`);
  if (!zonesOf(group.settings).includes(instance.zone)) {
    throw validationError(`The instance ${id} is in ${instance.zone}, which is not a zone of the group.`);
  }
  return instance;
}

function attach(autoScaling: AutoScaling, group: Group, instance: InstanceView): void {
  const at = autoScaling.surroundings.time.now();
  const { instanceId } = instance;
  const text = `an instance was added in response to user request. Keeping the capacity at the new ${group.desiredCapacity}`;
  const activity = startActivity(autoScaling, group, {
    description: `Attaching an existing EC2 instance: ${instanceId}`,
    cause: atInstant(at, text),
    status: 'PreInService',
    place: instance,
    progress: 30,
  });
  putMember(autoScaling, group, {
    ...newMember,
    instanceId,
    instanceType: instance.instanceType,
    zone: instance.zone,
    subnetId: instance.subnetId,
    launchTemplate: undefined,
    origin: 'request',
    joinedAtMs: at.getTime(),
    protectedFromScaleIn: group.settings.newInstancesProtectedFromScaleIn,
    activityId: activity.ActivityId,
  });
}
