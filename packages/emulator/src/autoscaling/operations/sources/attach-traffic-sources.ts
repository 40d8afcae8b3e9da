import type { AttachTrafficSourcesType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { required } from '../../requests/required.js';
import { attachSources } from '../../sources/attach-sources.js';
import { readSources } from '../../sources/read-sources.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachTrafficSources.html */
export function attachTrafficSources(input: AttachTrafficSourcesType, autoScaling: AutoScaling): Empty {
  const sources = readSources(required(input.TrafficSources, 'trafficSources'));
  attachSources(autoScaling, input.AutoScalingGroupName, sources);
  return {};
}
