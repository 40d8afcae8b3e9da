import type { DisableAlarmActionsInput } from '@aws-sdk/client-cloudwatch';
import { findAlarm } from '../alarms/find-alarm.js';
import type { CloudWatch } from '../cloudwatch-context.js';

export function disableAlarmActions({ AlarmNames = [] }: DisableAlarmActionsInput, cloudWatch: CloudWatch) {
  for (const alarm of AlarmNames.map((name) => findAlarm(cloudWatch, name)))
    cloudWatch.alarms.set(alarm.name, { ...alarm, actionsEnabled: false });
  return {};
}
