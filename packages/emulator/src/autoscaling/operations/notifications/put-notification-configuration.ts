import type { PutNotificationConfigurationType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { findLiveGroup, patchGroup } from '../../group/groups.js';
import { notificationTypes } from '../../group/notification-types.js';
import { required } from '../../requests/required.js';

/**
 * Replaces what the topic was told before. Stored and described; nothing is sent.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutNotificationConfiguration.html
 */
export function putNotificationConfiguration(
  input: PutNotificationConfigurationType,
  autoScaling: AutoScaling,
): Empty {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  const TopicARN = required(input.TopicARN, 'topicARN');
  const types = required(input.NotificationTypes, 'notificationTypes');
  const unknown = types.find((type) => !notificationTypes.includes(type));
  if (unknown !== undefined) throw validationError(`"${unknown}" is not a valid Notification Type.`);
  const others = group.notifications.filter((notification) => notification.TopicARN !== TopicARN);
  const added = types.map((NotificationType) => ({
    AutoScalingGroupName: group.name,
    TopicARN,
    NotificationType,
  }));
  patchGroup(autoScaling, group.name, { notifications: [...others, ...added] });
  return {};
}
