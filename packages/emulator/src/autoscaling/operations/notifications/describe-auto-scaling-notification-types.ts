import type { DescribeAutoScalingNotificationTypesAnswer } from '@aws-sdk/client-auto-scaling';
import { notificationTypes } from '../../group/notification-types.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingNotificationTypes.html */
export const describeAutoScalingNotificationTypes = (): DescribeAutoScalingNotificationTypesAnswer => ({
  AutoScalingNotificationTypes: [...notificationTypes],
});
