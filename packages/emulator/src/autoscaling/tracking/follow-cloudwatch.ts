import type { ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import type { MinuteQuestion, MinuteReading } from '../../service/ports.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { setMetric } from './set-metric.js';

/** Which metric of CloudWatch, and as which of the policies' metrics it counts. */
interface Followed extends Omit<MinuteQuestion, 'atMs'> {
  readonly metric: string;
}

/**
 * Brings target tracking up to date with what CloudWatch has of a minute: a custom metric, or the requests of a target
 * group. What CloudWatch has never heard of stays as a test has set it.
 */
export function followCloudWatch(
  autoScaling: AutoScaling,
  atMs: number,
  minuteOf: (question: MinuteQuestion) => MinuteReading,
): void {
  for (const group of [...autoScaling.groups.values()]) {
    for (const policy of group.policies.values()) {
      const followed = followedBy(policy);
      const reading = followed && minuteOf({ ...followed, atMs });
      if (followed === undefined || reading === undefined || reading.kind === 'unknown') continue;
      const value = reading.kind === 'value' ? reading.value : undefined;
      setMetric(autoScaling, { groupName: group.name, metric: followed.metric, value });
    }
  }
}

function followedBy({ PolicyType, TargetTrackingConfiguration }: ScalingPolicy): Followed | undefined {
  if (PolicyType !== 'TargetTrackingScaling') return undefined;
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom } =
    TargetTrackingConfiguration ?? {};
  if (predefined?.PredefinedMetricType === 'ALBRequestCountPerTarget')
    return requestsPerTarget(predefined.ResourceLabel ?? '');
  if (custom?.MetricName === undefined) return undefined;
  return {
    metric: custom.MetricName,
    namespace: custom.Namespace ?? '',
    metricName: custom.MetricName,
    dimensions: custom.Dimensions ?? [],
    statistic: custom.Statistic,
  };
}

/** A label is `app/web/50dc6c495c0c9188/targetgroup/web/943f017f100becff`. */
function requestsPerTarget(label: string): Followed | undefined {
  const [, loadBalancer, targetGroup] =
    /^(app\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label) ?? [];
  if (loadBalancer === undefined || targetGroup === undefined) return undefined;
  return {
    metric: 'ALBRequestCountPerTarget',
    namespace: 'AWS/ApplicationELB',
    metricName: 'RequestCountPerTarget',
    dimensions: [
      { Name: 'TargetGroup', Value: targetGroup },
      { Name: 'LoadBalancer', Value: loadBalancer },
    ],
    statistic: 'Sum',
  };
}
