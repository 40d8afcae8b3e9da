import type { DescribeAccountLimitsAnswer } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { mostGroups } from './create-auto-scaling-group.js';
import { mostLaunchConfigurations } from '../launch-configurations/create-launch-configuration.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAccountLimits.html */
export const describeAccountLimits = (
  _input: object,
  { groups, launchConfigurations }: AutoScaling,
): DescribeAccountLimitsAnswer => ({
  MaxNumberOfAutoScalingGroups: mostGroups,
  NumberOfAutoScalingGroups: groups.size,
  MaxNumberOfLaunchConfigurations: mostLaunchConfigurations,
  NumberOfLaunchConfigurations: launchConfigurations.size,
});
