import type { InstanceStateName } from '../../service/ports.js';
import type { HealthState } from '../../traffic/health/health-state.js';

/** What decides how a load balancer stands to one instance. */
export interface StandingFacts {
  readonly isLeaving: boolean;
  readonly isZoneEnabled: boolean;
  readonly instanceState: InstanceStateName;
  readonly health: HealthState;
}

/** The state, reason code and description of `DescribeInstanceHealth`, word for word. */
export interface Standing {
  readonly state: 'InService' | 'OutOfService';
  readonly reasonCode: 'N/A' | 'ELB' | 'Instance';
  readonly description: string;
}

/** How an instance that the load balancer does not know is described. */
export const notRegistered = out('Instance', 'Instance is not currently registered with the LoadBalancer.');

/**
 * How a registered instance stands.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_InstanceState.html
 */
export function standingOf({ isLeaving, isZoneEnabled, instanceState, health }: StandingFacts): Standing {
  if (isLeaving) return leaving;
  if (!isZoneEnabled) return zoneDisabled;
  return standingByState[instanceState] ?? standingByHealth(health);
}

/** Whether the load balancer sends new requests to an instance that stands so. */
export const takesNewRequests = (standing: Standing): boolean => standing === serving;

const serving: Standing = { state: 'InService', reasonCode: 'N/A', description: 'N/A' };

const leaving: Standing = {
  state: 'InService',
  reasonCode: 'N/A',
  description: 'Instance deregistration currently in progress.',
};

const zoneDisabled = out(
  'ELB',
  'Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.',
);

const registering = out('ELB', 'Instance registration is still in progress.');

const failed = out(
  'Instance',
  'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
);

const notYetPassed = out(
  'Instance',
  'Instance has not passed the configured HealthyThreshold number of health checks consecutively.',
);

/** Whether an instance that runs stands the same after one more check. */
export const standsTheSame = (before: HealthState, after: HealthState): boolean =>
  standingByHealth(before) === standingByHealth(after);

/** While an instance shuts down or stops only its checks tell: the load balancer learns the end, not the beginning. */
const standingByState: Partial<Record<InstanceStateName, Standing>> = {
  pending: out('Instance', 'Instance is in pending state.'),
  stopped: out('Instance', 'Instance is in stopped state.'),
  terminated: out('Instance', 'Instance is in terminated state.'),
};

function standingByHealth({ verdict, passes, fails }: HealthState): Standing {
  if (verdict === 'healthy') return serving;
  if (verdict === 'unhealthy') return passes === 0 ? failed : notYetPassed;
  return passes + fails === 0 ? registering : notYetPassed;
}

function out(reasonCode: Standing['reasonCode'], description: string): Standing {
  return { state: 'OutOfService', reasonCode, description };
}
