import type { ScalingProcessQuery } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findGroup, patchGroup } from '../../group/groups.js';
import { readProcesses } from '../../settings/read-processes.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ResumeProcesses.html */
export function resumeProcesses(input: ScalingProcessQuery, autoScaling: AutoScaling): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const resumed = new Set(readProcesses(input.ScalingProcesses));
  patchGroup(autoScaling, group.name, {
    suspended: new Map([...group.suspended].filter(([name]) => !resumed.has(name))),
  });
  autoScaling.reconcile(group.name);
  return {};
}
