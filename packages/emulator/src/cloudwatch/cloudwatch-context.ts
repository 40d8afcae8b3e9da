import type { Surroundings } from '../service/service.js';
import type { Alarm } from './alarms/alarm.js';
import type { AlarmClock } from './alarms/alarm-clock.js';
import type { MetricStore } from './metrics/metric-store.js';

/** What the operations share. */
export interface CloudWatch {
  readonly surroundings: Surroundings;
  readonly metrics: MetricStore;
  /** By name, in the order of creation. */
  readonly alarms: Map<string, Alarm>;
  /** By the ARN of an alarm. */
  readonly tags: Map<string, ReadonlyMap<string, string>>;
  readonly clock: AlarmClock;
  /** Called with an alarm's name when its state is another. */
  readonly listeners: Set<(alarmName: string) => void>;
}
