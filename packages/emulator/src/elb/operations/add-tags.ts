import type { AddTagsInput, AddTagsOutput } from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { addTags as withTags } from '../tags.js';

/** A key that exists gets the new value. */
export function addTags(input: AddTagsInput, elb: ElbContext): AddTagsOutput {
  const loadBalancers = (input.LoadBalancerNames ?? []).map((name) => loadBalancerNamed(elb, name));
  for (const loadBalancer of loadBalancers) loadBalancer.tags = withTags(loadBalancer.tags, input.Tags ?? []);
  return {};
}
