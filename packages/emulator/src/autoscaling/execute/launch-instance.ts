import { AwsError } from '../../service/aws-error.js';
import type { InstanceView } from '../../service/ports.js';
import { endActivity, startActivity, updateActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { launchCause } from '../activities/causes.js';
import type { Launch } from '../view/decision.js';
import type { Group } from '../group/group.js';
import { patchGroup, putMember } from '../group/groups.js';
import { newMember, type Member, type Origin } from '../group/member.js';
import { sourcesOf, type Source } from './sources-of.js';
import { backOff } from './back-off.js';

/** Launches one instance of the group's template; a refusal of EC2's becomes a failed activity and a wait. */
export function launchInstance(autoScaling: AutoScaling, group: Group, launch: Launch): void {
  const at = autoScaling.surroundings.time.now();
  const { from, to, origin } = launch;
  const activity = startActivity(autoScaling, group, {
    description: whatIsLaunched(origin),
    cause: launchCause(origin, { at, change: group.capacityChange, from, to }),
    status: 'PreInService',
    place: launch,
    progress: 30,
  });
  try {
    const member = runInstance(autoScaling, group, launch);
    updateActivity(autoScaling, activity.ActivityId, {
      Description: `${whatIsLaunched(origin)}: ${member.instanceId}`,
    });
    putMember(autoScaling, group, { ...member, activityId: activity.ActivityId });
    patchGroup(autoScaling, group.name, bookkeeping(group, launch, activity.ActivityId));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const reason = `${error.message.replace(/\.?$/, '.')} Launching EC2 instance failed.`;
    endActivity(autoScaling, activity.ActivityId, {
      StatusCode: 'Failed',
      StatusMessage: reason,
      Description: `${whatIsLaunched(origin)}.  Status Reason: ${reason}`,
    });
    backOff(autoScaling, group, launch.zone);
  }
}

const whatIsLaunched = (origin: Origin) =>
  origin === 'warm' ? 'Launching a new EC2 instance into warm pool' : 'Launching a new EC2 instance';

function runInstance(autoScaling: AutoScaling, group: Group, launch: Launch): Omit<Member, 'activityId'> {
  const { instances, surroundings } = autoScaling;
  const { source, instance } = runFirst(sourcesOf(autoScaling, group), ({ launchTemplate, parameters }) =>
    instances.run({
      ...(launchTemplate && { launchTemplate }),
      ...(parameters && { parameters }),
      subnetId: launch.subnetId,
      tags: tagsOf(group),
    }),
  );
  return {
    ...newMember,
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    zone: instance.zone,
    subnetId: instance.subnetId,
    ...source.origins,
    ...(launch.origin === 'warm' ? { lifecycle: 'Warmed:Pending' } : {}),
    origin: launch.origin,
    joinedAtMs: surroundings.time.now().getTime(),
    protectedFromScaleIn: group.settings.newInstancesProtectedFromScaleIn,
  };
}

/** What there is no capacity of gives way to the next, as with AWS's types of a mixed instances policy. */
function runFirst(
  [source, ...others]: readonly Source[],
  run: (source: Source) => InstanceView,
): { readonly source: Source; readonly instance: InstanceView } {
  if (source === undefined) throw new Error('A group is made from something');
  try {
    return { source, instance: run(source) };
  } catch (error) {
    const isFull = error instanceof AwsError && error.code === 'InsufficientInstanceCapacity';
    if (!isFull || others.length === 0) throw error;
    return runFirst(others, run);
  }
}

function tagsOf({ name, tags }: Group): ReadonlyMap<string, string> {
  const propagated = [...tags.values()].filter(({ propagateAtLaunch }) => propagateAtLaunch);
  return new Map([
    ...propagated.map(({ key, value }) => [key, value] as const),
    ['aws:autoscaling:groupName', name],
  ]);
}

function bookkeeping(group: Group, { origin }: Launch, activityId: string | undefined): Partial<Group> {
  if (origin === 'replacement') return { replacementsOwed: group.replacementsOwed - 1 };
  if (origin === 'capacity') return { lastScalingActivityId: activityId };
  const [refresh, ...others] = group.refreshes;
  if (origin !== 'refresh' || refresh === undefined) return {};
  return { refreshes: [{ ...refresh, launchesOwed: refresh.launchesOwed - 1 }, ...others] };
}
