import type {
  CreateLoadBalancerListenerInput,
  CreateLoadBalancerListenerOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../../service/aws-error.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { isSameListener, type ListenerSettings, readListeners } from '../listener-settings.js';
import type { LoadBalancer } from '../load-balancer.js';

/** A port that has the same listener already is left alone; with another listener it is `DuplicateListener`. */
export function createLoadBalancerListeners(
  input: CreateLoadBalancerListenerInput,
  elb: ElbContext,
): Promise<CreateLoadBalancerListenerOutput> {
  return elb.inTurn(async () => {
    const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
    const wanted = readListeners(input.Listeners, elb.certificates);
    const missing = wanted.filter((listener) => isMissing(loadBalancer, listener));
    for (const listener of missing) await loadBalancer.openListener(listener);
    return {};
  });
}

function isMissing(loadBalancer: LoadBalancer, listener: ListenerSettings): boolean {
  const existing = loadBalancer.listener(listener.loadBalancerPort)?.settings;
  if (existing === undefined || isSameListener(existing, listener)) return existing === undefined;
  throw new AwsError(
    'DuplicateListener',
    `A listener already exists for ${loadBalancer.name} with LoadBalancerPort ${listener.loadBalancerPort}, but with a different InstancePort, Protocol, or SSLCertificateId`,
  );
}
