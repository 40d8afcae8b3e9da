import type { CloudWatch } from '../cloudwatch-context.js';
import { resourceNotFound } from '../errors.js';
import type { Alarm } from './alarm.js';

/** Throws `AwsError` `ResourceNotFound`. */
export function findAlarm({ alarms }: CloudWatch, name: string | undefined): Alarm {
  const alarm = alarms.get(name ?? '');
  if (alarm !== undefined) return alarm;
  throw resourceNotFound(`There is no alarm named ${String(name)}`);
}
