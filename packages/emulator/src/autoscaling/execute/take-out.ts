import { updateActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { atInstant, scaleInCause, unhealthyCause } from '../activities/causes.js';
import type { Group } from '../group/group.js';
import { patchGroup, patchMember } from '../group/groups.js';
import { countsTowardsCapacity, isDeparting, type Member } from '../group/member.js';
import { backOff } from './back-off.js';
import { beginDeparture } from './begin-departure.js';

/** Terminates an instance that is not healthy; a new one is owed if it counted. */
export function replace(autoScaling: AutoScaling, group: Group, member: Member): void {
  const because = member.unhealthy ?? 'ec2';
  beginDeparture(
    autoScaling,
    { group, member },
    {
      lifecycle: 'Terminating',
      cause: unhealthyCause(because, autoScaling.surroundings.time.now()),
      cancelled:
        'Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.InstanceInitiatedShutdown: Instance initiated shutdown',
    },
  );
  if (because === 'failedToLaunch') return backOff(autoScaling, group, member.zone);
  if (!countsTowardsCapacity(member)) return;
  patchGroup(autoScaling, group.name, { replacementsOwed: group.replacementsOwed + 1 });
}

/** Terminates an instance whose launching hook was abandoned, or timed out with `ABANDON`. */
export function abandonLaunch(autoScaling: AutoScaling, group: Group, member: Member): void {
  const { time } = autoScaling.surroundings;
  const abandoned = member.hooks.find(({ result }) => result === 'ABANDON');
  const token = (abandoned ?? member.hooks.find(({ result }) => result === undefined))?.token;
  const reason = abandoned ? 'Lifecycle Action Completed with ABANDON Result' : 'Heartbeat Timeout';
  beginDeparture(
    autoScaling,
    { group, member },
    {
      lifecycle: 'Terminating',
      cause: atInstant(
        time.now(),
        'an instance was taken out of service in response to an abandoned lifecycle action',
      ),
      cancelled: `Instance failed to complete user's Lifecycle Action: Lifecycle Action with token ${token} was abandoned: ${reason}`,
    },
  );
}

/** Terminates an instance with its group: without draining, without hooks. */
export function forceOut(autoScaling: AutoScaling, group: Group, member: Member): void {
  const { instanceId } = member;
  if (member.lifecycle !== 'Detaching' && isDeparting(member)) {
    updateActivity(autoScaling, member.activityId, { StatusCode: 'InProgress' });
    return patchMember(autoScaling, { groupName: group.name, instanceId }, { isForced: true });
  }
  const from = group.members.size;
  const step = { at: autoScaling.surroundings.time.now(), change: group.capacityChange, from, to: 0 };
  const cause = scaleInCause([...group.members.keys()], step);
  beginDeparture(autoScaling, { group, member }, { lifecycle: 'Terminating', cause, isForced: true });
}
