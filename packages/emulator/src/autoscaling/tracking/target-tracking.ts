import type { ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import type { Group } from '../group/group.js';
import type { Breach } from '../group/breach.js';

/** A target tracking policy as far as it acts. */
export interface TargetTracking {
  readonly policyName: string;
  readonly metricName: string;
  readonly target: number;
  readonly scalesIn: boolean;
  /** AWS's seconds until new instances count. */
  readonly warmupSeconds: number;
}

/** The group's target tracking policies that are enabled. */
export const targetTrackings = (group: Group): readonly TargetTracking[] =>
  [...group.policies.values()].flatMap((policy) => trackingOf(group, policy) ?? []);

function trackingOf(group: Group, policy: ScalingPolicy): TargetTracking | undefined {
  const { PolicyType, PolicyName, TargetTrackingConfiguration: configuration, Enabled } = policy;
  if (PolicyType !== 'TargetTrackingScaling' || Enabled === false || PolicyName === undefined)
    return undefined;
  const metricName = metricNameOf(policy);
  if (configuration?.TargetValue === undefined || metricName === undefined) return undefined;
  return {
    policyName: PolicyName,
    metricName,
    target: configuration.TargetValue,
    scalesIn: configuration.DisableScaleIn !== true,
    warmupSeconds: policy.EstimatedInstanceWarmup ?? defaultWarmup(group),
  };
}

/** The name of a policy's metric: AWS's own, a custom one, or the first of a metric expression. */
function metricNameOf({ TargetTrackingConfiguration: configuration }: ScalingPolicy): string | undefined {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom } =
    configuration ?? {};
  const names = (custom?.Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric?.MetricName ?? []);
  return predefined?.PredefinedMetricType ?? custom?.MetricName ?? names[0];
}

function defaultWarmup({ settings }: Group): number {
  const { DefaultInstanceWarmup: warmup = -1 } = settings.stored;
  return warmup >= 0 ? warmup : settings.defaultCooldownSeconds;
}

/** Where a value stands to a target; nothing in between. */
export function sideOf(value: number, { target }: TargetTracking): Breach['side'] | undefined {
  if (value > target) return 'high';
  return value < 0.9 * target ? 'low' : undefined;
}
