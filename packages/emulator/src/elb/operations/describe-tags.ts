import type { DescribeTagsInput, DescribeTagsOutput } from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../../service/aws-error.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { showTags } from '../tags.js';

const mostNames = 20;

/** The tags of 1 to 20 load balancers. */
export function describeTags(input: DescribeTagsInput, elb: ElbContext): DescribeTagsOutput {
  const names = input.LoadBalancerNames ?? [];
  if (names.length === 0 || names.length > mostNames) {
    throw new AwsError(
      'ValidationError',
      `LoadBalancerNames must have 1 to ${mostNames} members, got ${names.length}.`,
    );
  }
  const loadBalancers = names.map((name) => loadBalancerNamed(elb, name));
  return {
    TagDescriptions: loadBalancers.map(({ name, tags }) => ({
      LoadBalancerName: name,
      Tags: showTags(tags),
    })),
  };
}
