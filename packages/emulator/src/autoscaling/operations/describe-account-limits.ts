import type { DescribeAccountLimitsAnswer } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../auto-scaling-context.js';
import { mostGroups } from './create-auto-scaling-group.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAccountLimits.html */
export const describeAccountLimits = (
  _input: object,
  { groups }: AutoScaling,
): DescribeAccountLimitsAnswer => ({
  MaxNumberOfAutoScalingGroups: mostGroups,
  NumberOfAutoScalingGroups: groups.size,
  MaxNumberOfLaunchConfigurations: 200,
  NumberOfLaunchConfigurations: 0,
});
