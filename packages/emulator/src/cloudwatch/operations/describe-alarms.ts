import type { DescribeAlarmsInput, DescribeAlarmsOutput } from '@aws-sdk/client-cloudwatch';
import { paginate } from '../../service/paginate.js';
import { showAlarm, type Alarm } from '../alarms/alarm.js';
import type { CloudWatch } from '../cloudwatch-context.js';
import { invalidCombination } from '../errors.js';

/** By names, by a prefix, by state; there are no composite alarms. Names that there are not are passed over. */
export function describeAlarms(input: DescribeAlarmsInput, { alarms }: CloudWatch): DescribeAlarmsOutput {
  const { AlarmTypes = ['MetricAlarm'], MaxRecords, NextToken } = input;
  if (input.AlarmNames !== undefined && input.AlarmNamePrefix !== undefined)
    throw invalidCombination('Only one of AlarmNames and AlarmNamePrefix can be specified.');
  const isAsked = AlarmTypes.includes('MetricAlarm');
  const all = [...alarms.values()]
    .filter((alarm) => isAsked && matches(alarm, input))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const { items, nextToken } = paginate(all, { token: NextToken, limit: MaxRecords ?? 50 });
  return { MetricAlarms: items.map(showAlarm), CompositeAlarms: [], NextToken: nextToken };
}

const matches = (
  { name, state, configuration }: Alarm,
  { AlarmNames, AlarmNamePrefix = '', StateValue, ActionPrefix }: DescribeAlarmsInput,
) =>
  (AlarmNames === undefined || AlarmNames.length === 0 || AlarmNames.includes(name)) &&
  name.startsWith(AlarmNamePrefix) &&
  (StateValue === undefined || StateValue === state) &&
  (ActionPrefix === undefined ||
    (configuration.AlarmActions ?? []).some((action) => action.startsWith(ActionPrefix)));
