import type { DeletePolicyType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findPolicy } from '../../group/find-policy.js';
import { patchGroup } from '../../group/groups.js';
import { followMetrics } from '../../tracking/breaches.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeletePolicy.html */
export function deletePolicy(input: DeletePolicyType, autoScaling: AutoScaling): Empty {
  const { group, policy } = findPolicy(autoScaling, input);
  const policies = new Map([...group.policies].filter(([, each]) => each !== policy));
  patchGroup(autoScaling, group.name, { policies });
  followMetrics(autoScaling, group.name);
  return {};
}
