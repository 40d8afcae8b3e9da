import { endActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { patchGroup, patchMember } from '../group/groups.js';
import type { Member } from '../group/member.js';
import { endsBackOff } from './back-off.js';
import { tryRegister } from './registration.js';

/**
 * Puts a running instance into every load balancer of its group, and into service: AWS does not wait for the
 * load balancers to find it healthy. What starts while `AddToLoadBalancer` is suspended is never added.
 */
export function enterService(autoScaling: AutoScaling, group: Group, member: Member): void {
  const attached = [...group.trafficSources]
    .filter(([name, state]) => state !== 'Removing' && autoScaling.trafficSources.exists(name))
    .map(([name]) => name);
  if (!group.suspended.has('AddToLoadBalancer')) {
    for (const source of attached) tryRegister(autoScaling, { group, member, source });
  }
  if (endsBackOff(autoScaling, group, member))
    patchGroup(autoScaling, group.name, { launchBackoff: undefined });
  patchMember(
    autoScaling,
    { groupName: group.name, instanceId: member.instanceId },
    {
      lifecycle: 'InService',
      inServiceAtMs: autoScaling.surroundings.time.now().getTime(),
      registeredWith: new Set(attached),
      hooksHaveRun: false,
      activityId: undefined,
    },
  );
  endActivity(autoScaling, member.activityId, { StatusCode: 'Successful' });
}
