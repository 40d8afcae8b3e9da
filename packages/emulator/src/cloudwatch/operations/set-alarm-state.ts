import type { SetAlarmStateInput } from '@aws-sdk/client-cloudwatch';
import { findAlarm } from '../alarms/find-alarm.js';
import { setState } from '../alarms/look-at-alarm.js';
import type { CloudWatch } from '../cloudwatch-context.js';

/** It holds until the alarm is looked at again. */
export function setAlarmState(input: SetAlarmStateInput, cloudWatch: CloudWatch) {
  const alarm = findAlarm(cloudWatch, input.AlarmName);
  setState(cloudWatch, alarm, {
    state: input.StateValue ?? alarm.state,
    reason: input.StateReason ?? '',
    reasonData: input.StateReasonData,
  });
  return {};
}
