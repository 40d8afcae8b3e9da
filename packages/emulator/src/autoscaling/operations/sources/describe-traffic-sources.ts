import type {
  DescribeTrafficSourcesRequest,
  DescribeTrafficSourcesResponse,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { pageOfSources } from '../../sources/page-of-sources.js';
import { sourceType } from '../../sources/source-type.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTrafficSources.html */
export function describeTrafficSources(
  input: DescribeTrafficSourcesRequest,
  autoScaling: AutoScaling,
): DescribeTrafficSourcesResponse {
  const { items, nextToken } = pageOfSources(autoScaling, input, readType(input.TrafficSourceType));
  const TrafficSources = items.map(({ source, state }) => ({
    TrafficSource: source,
    Identifier: source,
    Type: sourceType(source),
    State: state,
  }));
  return { TrafficSources, NextToken: nextToken };
}

function readType(type: string | undefined) {
  if (type === undefined || type === 'elb' || type === 'elbv2' || type === 'vpc-lattice') return type;
  throw validationError(`TrafficSourceType must be one of elb, elbv2, vpc-lattice, got '${type}'`);
}
