import type { SetInstanceHealthQuery } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import type { Group } from '../../group/group.js';
import { patchMember } from '../../group/groups.js';
import { isDeparting, type Member } from '../../group/member.js';
import { findMember } from '../../group/members-of.js';

/**
 * Within the grace period `Unhealthy` does nothing, unless the request says not to respect it.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceHealth.html
 */
export function setInstanceHealth(input: SetInstanceHealthQuery, autoScaling: AutoScaling): Empty {
  const { group, member } = findMember(autoScaling, input.InstanceId);
  const isHealthy = readHealth(input.HealthStatus);
  const isGraceful = (input.ShouldRespectGracePeriod ?? true) && isInGrace(autoScaling, group, member);
  if (isDeparting(member) || (!isHealthy && isGraceful)) return {};
  const unhealthy = isHealthy ? undefined : (member.unhealthy ?? 'user');
  patchMember(autoScaling, { groupName: group.name, instanceId: member.instanceId }, { unhealthy });
  autoScaling.reconcile(group.name);
  return {};
}

function readHealth(status: string | undefined): boolean {
  if (status === 'Healthy') return true;
  if (status === 'Unhealthy') return false;
  throw validationError(`Valid instance health states are: [Healthy, Unhealthy].`);
}

function isInGrace({ surroundings }: AutoScaling, { settings }: Group, { inServiceAtMs }: Member): boolean {
  const { time } = surroundings;
  const graceMs = time.scaled(settings.healthCheckGracePeriodSeconds * 1000);
  return graceMs > 0 && time.now().getTime() < (inServiceAtMs ?? Infinity) + graceMs;
}
