import type { DeleteNotificationConfigurationType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findGroup, patchGroup } from '../../group/groups.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteNotificationConfiguration.html */
export function deleteNotificationConfiguration(
  input: DeleteNotificationConfigurationType,
  autoScaling: AutoScaling,
): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const notifications = group.notifications.filter(({ TopicARN }) => TopicARN !== input.TopicARN);
  patchGroup(autoScaling, group.name, { notifications });
  return {};
}
