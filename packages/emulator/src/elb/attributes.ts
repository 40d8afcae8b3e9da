import type { AdditionalAttribute, LoadBalancerAttributes } from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../service/aws-error.js';

/** A load balancer's attributes. */
export interface Attributes {
  readonly isCrossZone: boolean;
  readonly draining: { readonly isEnabled: boolean; readonly timeoutSeconds: number };
  readonly idleTimeoutSeconds: number;
  /** Kept and shown; no log is written. */
  readonly accessLog: NonNullable<LoadBalancerAttributes['AccessLog']>;
  /** Kept and shown; without effect. */
  readonly desyncMitigationMode: string;
}

/** AWS's attributes of a load balancer that the API, not the console, has created. */
export const defaultAttributes: Attributes = {
  isCrossZone: false,
  draining: { isEnabled: false, timeoutSeconds: 300 },
  idleTimeoutSeconds: 60,
  accessLog: { Enabled: false },
  desyncMitigationMode: 'defensive',
};

/**
 * The attributes with the given ones replaced. Throws `AwsError`: `ValidationError` for a value out of its range,
 * `InvalidConfigurationRequest` for an access log without a bucket, `LoadBalancerAttributeNotFound`.
 */
export function changeAttributes(current: Attributes, change: LoadBalancerAttributes): Attributes {
  const { CrossZoneLoadBalancing, ConnectionDraining, ConnectionSettings, AccessLog, AdditionalAttributes } =
    change;
  return {
    isCrossZone: CrossZoneLoadBalancing?.Enabled ?? current.isCrossZone,
    draining: changeDraining(current.draining, ConnectionDraining),
    idleTimeoutSeconds: changeSeconds('ConnectionSettings.IdleTimeout', {
      current: current.idleTimeoutSeconds,
      next: ConnectionSettings?.IdleTimeout,
      most: 4_000,
    }),
    accessLog: AccessLog === undefined ? current.accessLog : readAccessLog(AccessLog),
    desyncMitigationMode: (AdditionalAttributes ?? []).reduce(readAdditional, current.desyncMitigationMode),
  };
}

/** The attributes as AWS shows them. */
export const showAttributes = (attributes: Attributes): Required<LoadBalancerAttributes> => ({
  CrossZoneLoadBalancing: { Enabled: attributes.isCrossZone },
  AccessLog: attributes.accessLog,
  ConnectionDraining: { Enabled: attributes.draining.isEnabled, Timeout: attributes.draining.timeoutSeconds },
  ConnectionSettings: { IdleTimeout: attributes.idleTimeoutSeconds },
  AdditionalAttributes: [{ Key: desyncKey, Value: attributes.desyncMitigationMode }],
});

const desyncKey = 'elb.http.desyncmitigationmode';
const desyncModes = ['monitor', 'defensive', 'strictest'];

const changeDraining = (
  current: Attributes['draining'],
  change: LoadBalancerAttributes['ConnectionDraining'],
): Attributes['draining'] => ({
  isEnabled: change?.Enabled ?? current.isEnabled,
  timeoutSeconds: changeSeconds('ConnectionDraining.Timeout', {
    current: current.timeoutSeconds,
    next: change?.Timeout,
    most: 3_600,
  }),
});

interface SecondsChange {
  readonly current: number;
  readonly next: number | undefined;
  readonly most: number;
}

function changeSeconds(field: string, { current, next, most }: SecondsChange): number {
  if (next === undefined) return current;
  if (Number.isInteger(next) && next >= 1 && next <= most) return next;
  throw new AwsError('ValidationError', `${field} must be between 1 and ${most}, got ${next}.`);
}

function readAccessLog(log: Attributes['accessLog']): Attributes['accessLog'] {
  if (log.Enabled === true && log.S3BucketName === undefined) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'AccessLog needs an S3BucketName when it is enabled.',
      409,
    );
  }
  if (log.EmitInterval !== undefined && log.EmitInterval !== 5 && log.EmitInterval !== 60) {
    throw new AwsError('ValidationError', `AccessLog.EmitInterval must be 5 or 60, got ${log.EmitInterval}.`);
  }
  return log.Enabled === true ? { EmitInterval: 60, ...log } : log;
}

function readAdditional(_current: string, { Key, Value = '' }: AdditionalAttribute): string {
  if (Key !== desyncKey) {
    throw new AwsError(
      'LoadBalancerAttributeNotFound',
      `The load balancer has no attribute '${String(Key)}'.`,
    );
  }
  if (desyncModes.includes(Value)) return Value;
  throw new AwsError(
    'ValidationError',
    `${desyncKey} must be one of ${desyncModes.join(', ')}, got '${Value}'.`,
  );
}
