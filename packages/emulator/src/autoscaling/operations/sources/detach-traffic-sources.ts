import type { DetachTrafficSourcesType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { required } from '../../requests/required.js';
import { detachSources } from '../../sources/detach-sources.js';
import { readSources } from '../../sources/read-sources.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachTrafficSources.html */
export function detachTrafficSources(input: DetachTrafficSourcesType, autoScaling: AutoScaling): Empty {
  const sources = readSources(required(input.TrafficSources, 'trafficSources'));
  detachSources(autoScaling, input.AutoScalingGroupName, sources);
  return {};
}
