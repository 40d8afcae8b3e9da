import type { DeleteAlarmsInput } from '@aws-sdk/client-cloudwatch';
import { findAlarm } from '../alarms/find-alarm.js';
import type { CloudWatch } from '../cloudwatch-context.js';

/** All of them or none. */
export function deleteAlarms({ AlarmNames = [] }: DeleteAlarmsInput, cloudWatch: CloudWatch) {
  for (const { name, arn } of AlarmNames.map((each) => findAlarm(cloudWatch, each))) {
    cloudWatch.alarms.delete(name);
    cloudWatch.tags.delete(arn);
    cloudWatch.clock.stop(name);
  }
  return {};
}
