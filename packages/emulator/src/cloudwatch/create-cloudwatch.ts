import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import type { MetricSample } from '../service/metric-sample.js';
import type { AlarmPort, MinuteQuestion, MinuteReading } from '../service/ports.js';
import { minuteOf } from './metrics/minute-of.js';
import type { Alarm } from './alarms/alarm.js';
import { createAlarmClock } from './alarms/alarm-clock.js';
import { lookAtAlarm } from './alarms/look-at-alarm.js';
import type { CloudWatch } from './cloudwatch-context.js';
import { createMetricStore } from './metrics/metric-store.js';
import { operations } from './operations/operations.js';

/** The service, and what other services have to do with its metrics. */
export interface CloudWatchService extends Service {
  /** Keeps what was measured at an instant. */
  record(samples: readonly MetricSample[], at: Date): void;
  /** A metric's value of one minute. */
  readonly minuteOf: (question: MinuteQuestion) => MinuteReading;
  readonly alarms: AlarmPort;
}

/** CloudWatch: metrics that were put or measured, and alarms that follow them. */
export function createCloudWatch(surroundings: Surroundings): CloudWatchService {
  const cloudWatch: CloudWatch = {
    surroundings,
    metrics: createMetricStore(surroundings.time),
    alarms: new Map<string, Alarm>(),
    tags: new Map(),
    listeners: new Set(),
    clock: createAlarmClock(surroundings.time, (name) => lookAtAlarm(cloudWatch, name)),
  };
  return {
    name: 'cloudwatch',
    operations: bindOperations(operations, cloudWatch),
    close: async () => cloudWatch.clock.close(),
    record(samples, at) {
      for (const { figures, unit, ...name } of samples)
        cloudWatch.metrics.put(name, { ...figures, unit, at });
    },
    minuteOf: (question) => minuteOf(cloudWatch, question),
    alarms: {
      state: (alarmName) => cloudWatch.alarms.get(alarmName)?.state,
      naming: (actionArn) =>
        [...cloudWatch.alarms.values()].filter(({ configuration: { AlarmActions = [] } }) =>
          AlarmActions.includes(actionArn),
        ),
      onChange(listener) {
        cloudWatch.listeners.add(listener);
        return () => cloudWatch.listeners.delete(listener);
      },
    },
  };
}
