import { toClassicState } from './to-classic-state.js';
import { toTargetState } from './to-target-state.js';

describe("what AWS says of an instance, in the engine's words", () => {
  it.each([
    ['healthy', undefined, 'serving'],
    ['initial', 'Elb.RegistrationInProgress', 'starting'],
    ['initial', 'Elb.InitialHealthChecking', 'starting'],
    ['unhealthy', 'Target.ResponseCodeMismatch', 'failing'],
    ['unhealthy', 'Target.Timeout', 'failing'],
    ['unhealthy', 'Target.FailedHealthChecks', 'failing'],
    ['unhealthy', 'Elb.InternalError', 'failing'],
    ['draining', 'Target.DeregistrationInProgress', 'leaving'],
    ['unhealthy.draining', 'Target.DeregistrationInProgress', 'leaving'],
    ['unused', 'Target.InvalidState', 'unused'],
    ['unavailable', 'Target.HealthCheckDisabled', 'unknown'],
    ['something new', undefined, 'unknown'],
  ])('%s (%s) of a target group is %s', (State, Reason, state) => {
    const [said] = toTargetState({
      Target: { Id: 'i-1' },
      TargetHealth: { State: State as 'healthy', Reason: Reason as 'Target.Timeout' },
    });

    expect(said).toMatchObject({ instanceId: 'i-1', state, says: State, reasonCode: Reason ?? 'N/A' });
    expect(said?.isFinal).toBeUndefined();
    // A Classic Load Balancer never does.
    expect(said?.saysHow).toBe(state === 'failing' ? true : undefined);
  });

  it.each(['Target.NotInUse', 'Target.IpUnusable'] as const)('%s does not pass by waiting', (Reason) => {
    const rows = toTargetState({ Target: { Id: 'i-1' }, TargetHealth: { State: 'unused', Reason } });

    expect(rows).toMatchObject([{ state: 'unused', isFinal: true }]);
  });

  it('one that is not registered is no row at all', () => {
    const TargetHealth = { State: 'unused', Reason: 'Target.NotRegistered' } as const;

    expect(toTargetState({ Target: { Id: 'i-1' }, TargetHealth })).toEqual([]);
  });

  it.each([
    ['InService', 'N/A', 'N/A', 'serving'],
    ['InService', 'N/A', 'Instance deregistration currently in progress.', 'leaving'],
    ['OutOfService', 'ELB', 'Instance registration is still in progress.', 'starting'],
    ['OutOfService', 'Instance', 'Instance has failed at least the UnhealthyThreshold number', 'failing'],
    [
      'OutOfService',
      'Instance',
      'Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.',
      'unused',
    ],
    ['Unknown', 'N/A', 'A transient error occurred. Please try again later.', 'unknown'],
  ])('%s (%s, %s) of a Classic Load Balancer is %s', (State, ReasonCode, Description, state) => {
    const said = toClassicState({ InstanceId: 'i-1', State, ReasonCode, Description });

    expect(said).toMatchObject({ state, says: State, description: Description });
  });
});
