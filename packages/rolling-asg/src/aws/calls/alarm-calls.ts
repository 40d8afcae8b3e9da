import { DescribeAlarmsCommand, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { Alarm } from '../../cloud/cloud.js';
import type { CloudPort } from '../../cloud/ports.js';
import { partOf } from '../answers/part-of.js';
import { allPages, chunks, type Call } from '../wire/caller.js';

/** As many names as `DescribeAlarms` takes. */
const mostAtOnce = 100;

/** The part of the port that CloudWatch answers: metric alarms and composite ones. */
export function alarmCalls(
  client: Pick<CloudWatchClient, 'send'>,
  call: Call,
): Pick<CloudPort, 'findAlarms'> {
  return {
    findAlarms: async (names, signal) => {
      const found: Alarm[] = [];
      for (const AlarmNames of chunks(names, mostAtOnce)) {
        const rows = await allPages(
          (NextToken) => {
            const command = new DescribeAlarmsCommand({
              AlarmNames: [...AlarmNames],
              AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
              NextToken,
            });
            return call('DescribeAlarms', signal, (o) => client.send(command, o));
          },
          (page) => [...partOf('DescribeAlarms', page, 'MetricAlarms'), ...(page.CompositeAlarms ?? [])],
        );
        found.push(...rows.map(toAlarm));
      }
      return found.filter(({ name }) => names.includes(name));
    },
  };
}

interface Row {
  readonly AlarmName?: string;
  readonly StateValue?: string;
  readonly StateReason?: string;
}

function toAlarm({
  AlarmName: name = '',
  StateValue: state = 'INSUFFICIENT_DATA',
  StateReason: reason = '',
}: Row) {
  return { name, state, reason };
}
