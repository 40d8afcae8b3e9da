import type { HealthCheck } from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../../service/aws-error.js';
import type { Thresholds } from '../../traffic/health/health-state.js';
import type { HealthTarget } from '../../traffic/health/health-target.js';
import { parseHealthTarget } from './parse-health-target.js';

/** A load balancer's health check; times are AWS's seconds. */
export interface HealthCheckSettings {
  /** As it was given: that is how AWS shows it. */
  readonly target: string;
  readonly parsedTarget: HealthTarget;
  /** 5-300. */
  readonly intervalSeconds: number;
  /** 2-60 and less than the interval. */
  readonly timeoutSeconds: number;
  /** Each 2-10. */
  readonly thresholds: Thresholds;
}

/** AWS's health check of a new load balancer: it connects to the first listener's instance port. */
export function defaultHealthCheck(instancePort: number): HealthCheckSettings {
  const parsedTarget: HealthTarget = { kind: 'tcp', port: instancePort };
  const thresholds: Thresholds = { healthy: 10, unhealthy: 2 };
  return { target: `TCP:${instancePort}`, parsedTarget, intervalSeconds: 30, timeoutSeconds: 5, thresholds };
}

/** Reads what `ConfigureHealthCheck` is given. Throws `AwsError` `ValidationError` for a value out of its range. */
export function readHealthCheck(check: HealthCheck): HealthCheckSettings {
  const target = check.Target ?? '';
  const parsedTarget = parseHealthTarget(target);
  const intervalSeconds = within('Interval', check.Interval, [5, 300]);
  const timeoutSeconds = within('Timeout', check.Timeout, [2, 60]);
  if (timeoutSeconds >= intervalSeconds) {
    throw new AwsError('ValidationError', 'HealthCheck Timeout must be less than HealthCheck Interval.');
  }
  const thresholds: Thresholds = {
    healthy: within('HealthyThreshold', check.HealthyThreshold, [2, 10]),
    unhealthy: within('UnhealthyThreshold', check.UnhealthyThreshold, [2, 10]),
  };
  return { target, parsedTarget, intervalSeconds, timeoutSeconds, thresholds };
}

/** The settings as AWS shows them. */
export const showHealthCheck = (settings: HealthCheckSettings): HealthCheck => ({
  Target: settings.target,
  Interval: settings.intervalSeconds,
  Timeout: settings.timeoutSeconds,
  UnhealthyThreshold: settings.thresholds.unhealthy,
  HealthyThreshold: settings.thresholds.healthy,
});

function within(field: string, value: number | undefined, [least, most]: readonly [number, number]): number {
  if (value !== undefined && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new AwsError(
    'ValidationError',
    `HealthCheck ${field} must be an integer between ${least} and ${most}, got ${String(value)}.`,
  );
}
