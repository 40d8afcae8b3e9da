import { type StandingFacts, standingOf, takesNewRequests } from './standing.js';

const healthy = { verdict: 'healthy', passes: 4, fails: 0 } as const;
const facts: StandingFacts = {
  isLeaving: false,
  isZoneEnabled: true,
  instanceState: 'running',
  health: healthy,
};

const failed = 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.';
const notPassed =
  'Instance has not passed the configured HealthyThreshold number of health checks consecutively.';
const otherZone =
  'Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.';

const cases: readonly (readonly [string, Partial<StandingFacts>, string, string, string])[] = [
  ['healthy', {}, 'InService', 'N/A', 'N/A'],
  ['failing once', { health: { ...healthy, passes: 0, fails: 1 } }, 'InService', 'N/A', 'N/A'],
  [
    'not checked yet',
    { health: { verdict: 'unknown', passes: 0, fails: 0 } },
    'OutOfService',
    'ELB',
    'Instance registration is still in progress.',
  ],
  [
    'passing for the first time',
    { health: { verdict: 'unknown', passes: 1, fails: 0 } },
    'OutOfService',
    'Instance',
    notPassed,
  ],
  [
    'failing for the first time',
    { health: { verdict: 'unknown', passes: 0, fails: 1 } },
    'OutOfService',
    'Instance',
    notPassed,
  ],
  [
    'unhealthy',
    { health: { verdict: 'unhealthy', passes: 0, fails: 2 } },
    'OutOfService',
    'Instance',
    failed,
  ],
  [
    'recovering',
    { health: { verdict: 'unhealthy', passes: 1, fails: 0 } },
    'OutOfService',
    'Instance',
    notPassed,
  ],
  ['draining', { isLeaving: true }, 'InService', 'N/A', 'Instance deregistration currently in progress.'],
  ['in a zone that is not enabled', { isZoneEnabled: false }, 'OutOfService', 'ELB', otherZone],
  ['pending', { instanceState: 'pending' }, 'OutOfService', 'Instance', 'Instance is in pending state.'],
  ['stopped', { instanceState: 'stopped' }, 'OutOfService', 'Instance', 'Instance is in stopped state.'],
  [
    'terminated',
    { instanceState: 'terminated' },
    'OutOfService',
    'Instance',
    'Instance is in terminated state.',
  ],
  ['shutting down but still passing', { instanceState: 'shutting-down' }, 'InService', 'N/A', 'N/A'],
];

describe('standingOf', () => {
  it.each(cases)('describes an instance that is %s', (_name, change, state, reasonCode, description) => {
    expect(standingOf({ ...facts, ...change })).toEqual({ state, reasonCode, description });
  });

  it('lets only an instance in service that is not draining take new requests', () => {
    const takers = cases.filter(([, change]) => takesNewRequests(standingOf({ ...facts, ...change })));

    expect(takers.map(([name]) => name)).toEqual([
      'healthy',
      'failing once',
      'shutting down but still passing',
    ]);
  });
});
