import type { DetachInstancesAnswer, DetachInstancesQuery } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { withdrawInstances } from '../../execute/withdraw-instances.js';

/**
 * The instances leave the load balancers, drain, and go on running outside the group.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachInstances.html
 */
export const detachInstances = (
  input: DetachInstancesQuery,
  autoScaling: AutoScaling,
): DetachInstancesAnswer => ({
  Activities: withdrawInstances(autoScaling, input, {
    lifecycle: 'Detaching',
    from: ['InService', 'Standby'],
    verb: 'detached',
    purpose: 'detach',
  }),
});
