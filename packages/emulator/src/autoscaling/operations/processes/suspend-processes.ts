import type { ScalingProcessQuery } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findGroup, patchGroup } from '../../group/groups.js';
import { readProcesses } from '../../settings/read-processes.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SuspendProcesses.html */
export function suspendProcesses(input: ScalingProcessQuery, autoScaling: AutoScaling): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const reason = `User suspended at ${autoScaling.surroundings.time.now().toISOString()}`;
  const added = readProcesses(input.ScalingProcesses).map((name) => [name, reason] as const);
  patchGroup(autoScaling, group.name, { suspended: new Map([...added, ...group.suspended]) });
  return {};
}
