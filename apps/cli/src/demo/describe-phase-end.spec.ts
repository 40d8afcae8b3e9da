import type { RolloutResult } from '@clicamos/rolling-asg';
import { describePhaseEnd } from './describe-phase-end.js';

const refused = 'unhealthy in web-alb, Health checks failed with these codes: [500]';
const result: RolloutResult = {
  outcome: 'rolled-back',
  reason: `2 of 2 instances never became healthy (i-0a: ${refused}; i-0b: ${refused})`,
  service: 'web',
  rolloutId: 'r-1',
  wallMs: 60_000,
  floorMs: 40_000,
  steps: [],
};

describe('describePhaseEnd', () => {
  it('says once what the health checks were answered, in few words', () => {
    const phase = { title: 'bad image', env: {}, expected: 'rolled-back' } as const;

    expect(describePhaseEnd({ phase, result }, 20)).toBe(
      'rolled back in 3.0 s: 2 of 2 instances never became healthy: answering 500 to the health checks of web-alb',
    );
  });
});
