import { AwsError } from '../../service/aws-error.js';
import { updateActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { departureDescription } from './begin-departure.js';
import type { Group } from '../group/group.js';
import { patchMember } from '../group/groups.js';
import type { Member } from '../group/member.js';

export interface GroupRegistration {
  readonly group: Group;
  readonly member: Member;
  readonly source: string;
}

/** Puts an instance in service into a load balancer that was attached later. */
export function register(autoScaling: AutoScaling, registration: GroupRegistration): void {
  tryRegister(autoScaling, registration);
  const { group, member, source } = registration;
  const registeredWith = new Set(member.registeredWith).add(source);
  patchMember(autoScaling, { groupName: group.name, instanceId: member.instanceId }, { registeredWith });
}

/** Takes an instance out of a load balancer: its draining begins, and its activity says so. */
export function deregister(autoScaling: AutoScaling, { group, member, source }: GroupRegistration): void {
  const { trafficSources } = autoScaling;
  const { instanceId } = member;
  attempt(autoScaling, () => trafficSources.deregister(source, instanceId));
  const registeredWith = new Set([...member.registeredWith].filter((name) => name !== source));
  patchMember(autoScaling, { groupName: group.name, instanceId }, { registeredWith });
  if (trafficSources.registration(source, instanceId) !== 'leaving' || member.isForced) return;
  updateActivity(autoScaling, member.activityId, {
    StatusCode: 'WaitingForELBConnectionDraining',
    Description: `${departureDescription(member.lifecycle, instanceId)} - Waiting For ELB Connection Draining.`,
    Progress: 50,
  });
}

/** A load balancer's refusal is logged: the instance is in service without it, as on AWS. */
export const tryRegister = (autoScaling: AutoScaling, { member, source }: GroupRegistration) =>
  attempt(autoScaling, () => autoScaling.trafficSources.register(source, member.instanceId));

function attempt({ surroundings }: AutoScaling, call: () => void): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    surroundings.log(`autoscaling: ${error.code}: ${error.message}`);
  }
}
