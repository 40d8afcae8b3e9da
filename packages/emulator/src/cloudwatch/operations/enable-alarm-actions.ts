import type { EnableAlarmActionsInput } from '@aws-sdk/client-cloudwatch';
import { findAlarm } from '../alarms/find-alarm.js';
import type { CloudWatch } from '../cloudwatch-context.js';

export function enableAlarmActions({ AlarmNames = [] }: EnableAlarmActionsInput, cloudWatch: CloudWatch) {
  for (const alarm of AlarmNames.map((name) => findAlarm(cloudWatch, name)))
    cloudWatch.alarms.set(alarm.name, { ...alarm, actionsEnabled: true });
  return {};
}
