import { AwsError } from '../service/aws-error.js';
import { type ElbContext, instanceWithId } from './elb-context.js';
import type { LoadBalancer } from './load-balancer.js';

/**
 * Why an instance cannot be registered. Throws `AwsError` `InvalidInstance` when EC2 does not know it, it is terminated
 * or in another VPC.
 */
export function checkRegistrable(elb: ElbContext, loadBalancer: LoadBalancer, instanceId: string): void {
  const { state, vpcId } = instanceWithId(elb, instanceId);
  if (state === 'terminated' || state === 'shutting-down') {
    throw new AwsError('InvalidInstance', `EC2 instance ${instanceId} is ${state}.`);
  }
  if (vpcId !== loadBalancer.subnets[0]?.vpcId) {
    throw new AwsError('InvalidInstance', `EC2 instance ${instanceId} is not in the same VPC as ELB.`);
  }
}
