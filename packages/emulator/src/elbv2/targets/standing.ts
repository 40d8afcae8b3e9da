import type {
  TargetHealthReasonEnum,
  TargetHealthStateEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { InstanceStateName } from '../../service/ports.js';
import type { CheckOutcome } from '../../traffic/health/check-outcome.js';
import type { HealthState } from '../../traffic/health/health-state.js';

/** What decides how a target stands. */
export interface StandingFacts {
  readonly isLeaving: boolean;
  /** Whether its group is on a listener. */
  readonly isInUse: boolean;
  /** Whether a load balancer of its group stands in its zone. */
  readonly isZoneEnabled: boolean;
  readonly instanceState: InstanceStateName;
  readonly health: HealthState;
  /** The last check that failed. */
  readonly failure: CheckOutcome;
}

/** State, reason and description of `DescribeTargetHealth`, word for word. */
export interface Standing {
  readonly state: TargetHealthStateEnum;
  readonly reason?: TargetHealthReasonEnum;
  readonly description?: string;
}

/** How an instance that is no target is described. */
export const notRegistered: Standing = {
  state: 'unused',
  reason: 'Target.NotRegistered',
  description: 'Target is not registered to the target group',
};

/**
 * How a target stands.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
 */
export function standingOf(facts: StandingFacts): Standing {
  const { isLeaving, isInUse, isZoneEnabled, instanceState, health, failure } = facts;
  if (isLeaving) return draining;
  if (!isInUse) return groupNotInUse;
  if (!isZoneEnabled) return zoneNotEnabled;
  if (instanceState === 'stopped' || instanceState === 'terminated') return invalidState(instanceState);
  if (health.verdict === 'healthy') return healthy;
  if (health.verdict === 'unhealthy') return unhealthy(failure);
  return health.fails === 0 ? registering : firstChecks;
}

export const isSameStanding = (one: Standing, other: Standing): boolean =>
  one.state === other.state && one.reason === other.reason && one.description === other.description;

const healthy: Standing = { state: 'healthy' };

const draining: Standing = {
  state: 'draining',
  reason: 'Target.DeregistrationInProgress',
  description: 'Target deregistration is in progress',
};

const groupNotInUse: Standing = {
  state: 'unused',
  reason: 'Target.NotInUse',
  description: 'Target group is not configured to receive traffic from the load balancer',
};

const zoneNotEnabled: Standing = {
  state: 'unused',
  reason: 'Target.NotInUse',
  description: 'Target is in an Availability Zone that is not enabled for the load balancer',
};

const invalidState = (state: 'stopped' | 'terminated'): Standing => ({
  state: 'unused',
  reason: 'Target.InvalidState',
  description: `Target is in the ${state} state`,
});

const registering: Standing = {
  state: 'initial',
  reason: 'Elb.RegistrationInProgress',
  description: 'Target registration is in progress',
};

const firstChecks: Standing = {
  state: 'initial',
  reason: 'Elb.InitialHealthChecking',
  description: 'Initial health checks in progress',
};

function unhealthy(failure: CheckOutcome): Standing {
  const state = 'unhealthy';
  if (failure.kind === 'mismatch') {
    const description = `Health checks failed with these codes: [${failure.status}]`;
    return { state, reason: 'Target.ResponseCodeMismatch', description };
  }
  if (failure.kind === 'timeout')
    return { state, reason: 'Target.Timeout', description: 'Request timed out' };
  return { state, reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };
}
