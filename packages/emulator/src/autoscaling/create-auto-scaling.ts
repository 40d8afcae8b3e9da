import type { Activity, LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import type {
  AlarmPort,
  InstancePort,
  MinuteQuestion,
  MinuteReading,
  TrafficSourcePort,
} from '../service/ports.js';
import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import type { AutoScaling } from './group/auto-scaling-context.js';
import type { Group } from './group/group.js';
import { withDoubts } from './doubts/with-doubts.js';
import { operations } from './operations.js';
import { RecordedMap, type RecordedMapOptions } from '../time/recorded-map.js';
import { createReconciler } from './reconcile/reconciler.js';
import { followCloudWatch } from './tracking/follow-cloudwatch.js';
import { setMetric, type MetricChoice } from './tracking/set-metric.js';

export interface AutoScalingPorts {
  readonly instances: InstancePort;
  readonly trafficSources: TrafficSourcePort;
  readonly alarms: AlarmPort;
}

/** The service, and what CloudWatch would tell it. */
export interface AutoScalingService extends Service {
  /** Sets a metric that target tracking policies follow. Throws `AwsError` `ValidationError` for an unknown group. */
  setMetric(groupName: string, value: number, options?: MetricChoice): void;
  /** Brings target tracking up to date with what CloudWatch has of a minute. */
  followCloudWatch(atMs: number, minuteOf: (question: MinuteQuestion) => MinuteReading): void;
}

/**
 * EC2 Auto Scaling: groups whose instances EC2 runs and whose load balancers ELB keeps. It acts on requests,
 * on changes that the two report, and on deadlines; `close()` ends its listeners and timers and leaves the
 * instances to EC2.
 */
export function createAutoScaling(surroundings: Surroundings, ports: AutoScalingPorts): AutoScalingService {
  const memory: RecordedMapOptions = {
    nowMs: () => surroundings.time.now().getTime(),
    keepMs: surroundings.hazards.keepMs,
  };
  const groups = new RecordedMap<string, Group>(memory);
  const activities = new RecordedMap<string, Activity>(memory);
  const launchConfigurations = new RecordedMap<string, LaunchConfiguration>(memory);
  const autoScaling: AutoScaling = {
    surroundings,
    ...ports,
    groups,
    activities,
    launchConfigurations,
    groupsAsOf: (atMs) => groups.asOf(atMs),
    reconcile: (groupName) => reconciler.wake(groupName),
  };
  const reconciler = createReconciler(autoScaling);
  return {
    name: 'autoscaling',
    operations: bindOperations(withDoubts(operations), autoScaling),
    operationsAsOf: (atMs) =>
      bindOperations(operations, {
        ...autoScaling,
        groups: groups.asOf(atMs),
        activities: activities.asOf(atMs),
        launchConfigurations: launchConfigurations.asOf(atMs),
      }),
    close: async () => reconciler.close(),
    followCloudWatch: (atMs, minuteOf) => followCloudWatch(autoScaling, atMs, minuteOf),
    setMetric: (groupName, value, choice) => setMetric(autoScaling, { groupName, value, ...choice }),
  };
}
