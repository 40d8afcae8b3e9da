import type { EnterStandbyAnswer, EnterStandbyQuery } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { withdrawInstances } from '../../execute/withdraw-instances.js';

/**
 * The instances leave the load balancers, drain, and stay in the group without serving.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_EnterStandby.html
 */
export const enterStandby = (input: EnterStandbyQuery, autoScaling: AutoScaling): EnterStandbyAnswer => ({
  Activities: withdrawInstances(autoScaling, input, {
    lifecycle: 'EnteringStandby',
    from: ['InService'],
    verb: 'moved to standby',
    purpose: 'place into standby',
  }),
});
