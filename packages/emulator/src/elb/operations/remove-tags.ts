import type { RemoveTagsInput, RemoveTagsOutput } from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';

/** A key that does not exist is passed over. */
export function removeTags(input: RemoveTagsInput, elb: ElbContext): RemoveTagsOutput {
  const loadBalancers = (input.LoadBalancerNames ?? []).map((name) => loadBalancerNamed(elb, name));
  const keys = new Set((input.Tags ?? []).map(({ Key }) => Key));
  for (const loadBalancer of loadBalancers) {
    loadBalancer.tags = new Map([...loadBalancer.tags].filter(([key]) => !keys.has(key)));
  }
  return {};
}
