import * as elb from '@pulumi/aws/elb/index.js';
import * as pulumi from '@pulumi/pulumi';
import { inputPropertyError } from './input-issue.js';
import type { ClassicLoadBalancer } from './rolling-group-args.js';

/**
 * The name of a load balancer. One that is given as a resource has to have connection draining on: without it
 * the previous group's requests end where its instances do.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html
 */
export function loadBalancerName(loadBalancer: ClassicLoadBalancer, index: number): pulumi.Output<string> {
  if (!elb.LoadBalancer.isInstance(loadBalancer)) return pulumi.output(loadBalancer);
  const { name, connectionDraining } = loadBalancer;
  return pulumi.all([name, connectionDraining]).apply(([known, isDraining]) => {
    if (isDraining === true) return known;
    const reason = `must have \`connectionDraining: true\`: \`${known}\` would cut the requests of instances that leave`;
    throw inputPropertyError([{ path: `loadBalancers[${index}]`, reason }]);
  });
}
