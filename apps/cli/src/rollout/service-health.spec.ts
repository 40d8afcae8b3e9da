import type { ServiceObservation } from '@clicamos/rolling-asg';
import { healthCode, serviceHealth } from './service-health.js';

interface Shape {
  readonly role?: string;
  readonly serving?: number;
  readonly desired?: number;
  readonly isDeleting?: boolean;
}

function observed(groups: readonly Shape[], more: Partial<ServiceObservation> = {}): ServiceObservation {
  const found = groups.map(({ role = 'live', serving = 2, desired = 2, isDeleting = false }) => ({
    role,
    group: { isDeleting },
    snapshot: { serving, desiredCapacity: desired },
  }));
  return { groups: found, missingSources: [], ...more } as unknown as ServiceObservation; // only these count
}

const holder = { rolloutId: 'r-1', groupName: 'web-v002', by: 'ana@build-7', since: '', step: 'drain' };

describe('serviceHealth', () => {
  it.each<[string, ServiceObservation, number]>([
    ['all that is wanted serves', observed([{}]), 0],
    [
      'it serves, beside what was kept warm or left to look at',
      observed([{}, { role: 'kept' }, { role: 'failed', serving: 0 }]),
      0,
    ],
    ['the other live group is going', observed([{}, { isDeleting: true }]), 0],
    ['one of two serves', observed([{ serving: 1 }]), 3],
    ['the live group is empty', observed([{ serving: 0, desired: 0 }]), 3],
    ['nothing is deployed', observed([]), 3],
    ['there are two live groups', observed([{}, {}]), 4],
    ['its load balancer is gone', observed([{ serving: 0 }], { missingSources: ['web-elb'] }), 4],
    ['a rollout without a lease has died', observed([{}], { holder }), 4],
    ['a rollout has died', observed([{}], { holder: { ...holder, aliveUntilMs: 999 } }), 4],
    ['a rollout is under way', observed([{}], { holder: { ...holder, aliveUntilMs: 1_001 } }), 5],
  ])('%s', (_what, observation, code) => {
    expect(healthCode[serviceHealth(observation, 1_000)]).toBe(code);
  });
});
