import type { CreateTargetGroupInput, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { HealthTarget } from '../../traffic/health/health-target.js';
import { notEmulated, validationError, within } from '../errors.js';
import type { TargetGroupProtocol } from '../protocols.js';
import { acceptsStatus } from './matcher.js';

/** A target group's health check; times are AWS's seconds. */
export interface HealthCheckSettings {
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
  /** A number, or `traffic-port`. */
  readonly port: string;
  /** Of HTTP and HTTPS. */
  readonly path: string | undefined;
  /** Of HTTP and HTTPS: which statuses pass, as `200-299,302`. */
  readonly matcher: string | undefined;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly thresholds: { readonly healthy: number; readonly unhealthy: number };
}

type Input = Pick<
  CreateTargetGroupInput,
  | 'HealthCheckEnabled'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckPath'
  | 'HealthCheckPort'
  | 'HealthCheckProtocol'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'Matcher'
  | 'UnhealthyThresholdCount'
>;

/**
 * A health check out of a request; what it leaves out stays as it was, or is AWS's default for the group's protocol.
 * Throws `AwsError` `ValidationError`.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function readHealthCheck(
  input: Input,
  groupProtocol: TargetGroupProtocol,
  previous?: HealthCheckSettings,
): HealthCheckSettings {
  if (input.HealthCheckEnabled === false)
    throw validationError("Health check enabled must be true for target groups with target type 'instance'");
  const isApplication = groupProtocol === 'HTTP';
  const protocol = readProtocol(
    input.HealthCheckProtocol ?? previous?.protocol ?? (isApplication ? 'HTTP' : 'TCP'),
  );
  const isHttp = protocol !== 'TCP';
  const intervalSeconds = input.HealthCheckIntervalSeconds ?? previous?.intervalSeconds ?? 30;
  const timeout = isApplication ? 5 : isHttp ? 6 : 10;
  const timeoutSeconds = input.HealthCheckTimeoutSeconds ?? previous?.timeoutSeconds ?? timeout;
  const matcher = input.Matcher?.HttpCode ?? previous?.matcher ?? (isApplication ? '200' : '200-399');
  const settings = {
    protocol,
    port: readPort(input.HealthCheckPort ?? previous?.port ?? 'traffic-port'),
    path: isHttp ? readPath(input.HealthCheckPath ?? previous?.path ?? '/') : undefined,
    matcher: isHttp ? matcher : undefined,
    intervalSeconds: within('Health check interval', intervalSeconds, [5, 300]),
    timeoutSeconds: within('Health check timeout', timeoutSeconds, [2, 120]),
    thresholds: {
      healthy: threshold('Healthy', input.HealthyThresholdCount ?? previous?.thresholds.healthy ?? 5),
      unhealthy: threshold('Unhealthy', input.UnhealthyThresholdCount ?? previous?.thresholds.unhealthy ?? 2),
    },
  };
  acceptsStatus(settings.matcher ?? '200');
  if (settings.timeoutSeconds <= settings.intervalSeconds) return settings;
  throw validationError(
    `Health check timeout '${timeoutSeconds}' must be smaller than or equal to the interval '${intervalSeconds}'`,
  );
}

/** Where its checks look, for a target on a port. */
export function healthTargetOf(check: HealthCheckSettings, targetPort: number): HealthTarget {
  const port = check.port === 'traffic-port' ? targetPort : Number(check.port);
  if (check.protocol === 'TCP') return { kind: 'tcp', port };
  const kind = check.protocol === 'HTTP' ? 'http' : 'https';
  return { kind, port, path: check.path ?? '/', accepts: acceptsStatus(check.matcher ?? '200') };
}

/** The health check as `DescribeTargetGroups` shows it. */
export const showHealthCheck = (check: HealthCheckSettings): Partial<TargetGroup> => ({
  HealthCheckProtocol: check.protocol,
  HealthCheckPort: check.port,
  HealthCheckEnabled: true,
  HealthCheckIntervalSeconds: check.intervalSeconds,
  HealthCheckTimeoutSeconds: check.timeoutSeconds,
  HealthyThresholdCount: check.thresholds.healthy,
  UnhealthyThresholdCount: check.thresholds.unhealthy,
  ...(check.path === undefined ? {} : { HealthCheckPath: check.path }),
  ...(check.matcher === undefined ? {} : { Matcher: { HttpCode: check.matcher } }),
});

function readProtocol(protocol: string): HealthCheckSettings['protocol'] {
  if (protocol === 'HTTP' || protocol === 'HTTPS' || protocol === 'TCP') return protocol;
  throw notEmulated(`HealthCheckProtocol ${protocol}`, 'use HTTP, HTTPS or TCP.');
}

function readPort(port: string): string {
  if (port === 'traffic-port') return port;
  return String(within('Health check port', Number(port), [1, 65_535]));
}

function readPath(path: string): string {
  if (/^\/[\x21-\x7e]{0,1023}$/.test(path)) return path;
  throw validationError(`Health check path '${path}' must begin with a '/' character, and have 1024 at most`);
}

const threshold = (which: string, count: number) => within(`${which} threshold count`, count, [2, 10]);
