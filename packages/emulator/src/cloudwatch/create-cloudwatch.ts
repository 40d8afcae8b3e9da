import { bindOperations, type Service, type Surroundings } from '../service.js';
import type { Alarm } from './alarms/alarm.js';
import { createAlarmClock } from './alarms/alarm-clock.js';
import { lookAtAlarm } from './alarms/look-at-alarm.js';
import type { CloudWatch } from './cloudwatch-context.js';
import { createMetricStore } from './metrics/metric-store.js';
import { operations } from './operations/operations.js';

/** CloudWatch: metrics that were put, and alarms that follow them. */
export function createCloudWatch(surroundings: Surroundings): Service {
  const cloudWatch: CloudWatch = {
    surroundings,
    metrics: createMetricStore(surroundings.time),
    alarms: new Map<string, Alarm>(),
    tags: new Map(),
    clock: createAlarmClock(surroundings.time, (name) => lookAtAlarm(cloudWatch, name)),
  };
  return {
    name: 'cloudwatch',
    operations: bindOperations(operations, cloudWatch),
    close: async () => cloudWatch.clock.close(),
  };
}
