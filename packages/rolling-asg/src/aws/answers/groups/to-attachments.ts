import type {
  LifecycleHook as AwsHook,
  NotificationConfiguration,
  ScalingPolicy as AwsPolicy,
  ScheduledUpdateGroupAction as AwsAction,
} from '@aws-sdk/client-auto-scaling';
import type {
  Definition,
  GroupNotification,
  LifecycleHook,
  ScalingPolicy,
  ScheduledAction,
} from '../../../cloud/cloud.js';

/** A policy without what belongs to the group that it was read from. */
export function toPolicy(policy: AwsPolicy): ScalingPolicy {
  const { PolicyName: name = '', PolicyType: policyType = 'SimpleScaling', Alarms: alarms = [] } = policy;
  const alarmNames = alarms.flatMap(({ AlarmName }) => (AlarmName === undefined ? [] : [AlarmName]));
  const definition = settingsOf(policy, ['PolicyName', 'Alarms', 'AutoScalingGroupName', 'PolicyARN']);
  return { name, policyType, alarmNames, definition };
}

/** A scheduled action without what belongs to the group that it was read from. */
export function toScheduledAction(action: AwsAction): ScheduledAction {
  const { ScheduledActionName: name = '', Recurrence: recurrence, StartTime: starts } = action;
  const own: (keyof AwsAction)[] = [
    'ScheduledActionName',
    'AutoScalingGroupName',
    'ScheduledActionARN',
    'Time',
  ];
  if (!recurrence) return { name, definition: settingsOf(action, own) };
  // Of a recurring one AWS answers the next occurrence, which can have passed by the time that it is sent back.
  const definition = settingsOf(action, [...own, 'StartTime']);
  return { name, definition, ...(starts && { startsAtMs: starts.getTime() }) };
}

/** A lifecycle hook as `LifecycleHookSpecificationList` takes it. */
export function toHook(hook: AwsHook): LifecycleHook {
  return {
    name: hook.LifecycleHookName ?? '',
    transition: hook.LifecycleTransition ?? '',
    heartbeatMs: (hook.HeartbeatTimeout ?? 3600) * 1000,
    definition: settingsOf(hook, ['AutoScalingGroupName', 'GlobalTimeout']),
  };
}

/** One for each topic, of AWS's line for each topic and kind of event. */
export function toNotifications(lines: readonly NotificationConfiguration[]): readonly GroupNotification[] {
  const topics = new Set(lines.flatMap(({ TopicARN }) => TopicARN ?? []));
  return [...topics].map((topicArn) => ({
    topicArn,
    types: lines.flatMap(({ TopicARN, NotificationType }) =>
      TopicARN === topicArn && NotificationType !== undefined ? NotificationType : [],
    ),
  }));
}

/** Without the keys left out, and without the empty lists that answers carry and some requests refuse. */
function settingsOf<Settings extends object>(
  settings: Settings,
  leftOut: readonly (keyof Settings)[],
): Definition {
  const names = new Set<string>(leftOut.map(String));
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([key, value]) =>
        !names.has(key) && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
