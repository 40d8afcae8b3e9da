import type {
  DeleteLoadBalancerInput,
  DeleteLoadBalancerOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import { closeListener } from '../../close-listener.js';
import { routingChanged, type Elbv2Context } from '../../elbv2-context.js';
import { isOn } from '../../settings/attributes.js';

/** With its listeners and their rules; its target groups stay. One that does not exist is as good as deleted. */
export function deleteLoadBalancer(
  { LoadBalancerArn: arn = '' }: DeleteLoadBalancerInput,
  elbv2: Elbv2Context,
): Promise<DeleteLoadBalancerOutput> {
  return elbv2.inTurn(async () => {
    const { state, live } = elbv2;
    const loadBalancer = state.loadBalancers.get(arn);
    if (loadBalancer === undefined) return {};
    if (isOn(loadBalancer.attributes, 'deletion_protection.enabled'))
      throw new AwsError(
        'OperationNotPermitted',
        `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
      );
    const listeners = [...state.listeners.values()].filter(({ loadBalancerArn }) => loadBalancerArn === arn);
    for (const listener of listeners) await closeListener(elbv2, listener);
    state.loadBalancers.delete(arn);
    state.tags.delete(arn);
    await live.doors.get(arn)?.close();
    live.doors.delete(arn);
    routingChanged(elbv2);
    return {};
  });
}
