import type { ProbeReport } from '@clicamos/health';
import type { RolloutResult } from '@clicamos/rolling-asg';
import { isGood, type PhaseEnd } from './phase.js';
import { phaseTable } from './phase-table.js';

interface EndOptions {
  readonly outcome?: RolloutResult['outcome'];
  readonly lost?: number;
  readonly skipped?: number;
}

function end({ outcome = 'deployed', lost = 0, skipped = 0 }: EndOptions): PhaseEnd {
  const result: RolloutResult = {
    outcome,
    service: 'web',
    rolloutId: 'r-1',
    live: { name: 'web-v002', inService: 2, desiredCapacity: 2 },
    wallMs: 124_000,
    floorMs: 122_000,
    steps: [],
  };
  const probe = { sent: 1_240, lost, skipped, latency: { p50Ms: 2, p99Ms: 9 } } as unknown as ProbeReport; // only these count
  return { phase: { title: 'roll', env: {}, expected: 'deployed' }, result, probe };
}

describe('a phase of the demo', () => {
  it.each([
    ['the expected outcome and nothing lost', {}, true],
    ['another outcome', { outcome: 'rolled-back' }, false],
    ['one lost request', { lost: 1 }, false],
    ['a request that was never sent', { skipped: 1 }, false],
  ] as const)('with %s is good is %s', (_what, options, good) => {
    expect(isGood(end(options))).toBe(good);
  });
});

describe('phaseTable', () => {
  it('shows real times, not those of the scaled clock', () => {
    const lines = phaseTable([end({})], 20).split('\n');

    expect(lines.at(-1)).toMatch(/^roll +web-v002 +1 240 +0 +2 ms +9 ms +6\.2 s +6\.1 s/);
  });

  it('puts what belongs together in columns, numbers at the right, and nothing after the last word', () => {
    const table = phaseTable([end({}), end({ outcome: 'rolled-back', lost: 12 })], 20);

    expect(table.split('\n')).toEqual([
      'phase              requests   lost    p50    p99    wall   floor',
      'roll    web-v002      1 240      0   2 ms   9 ms   6.2 s   6.1 s',
      'roll                  1 240     12   2 ms   9 ms   6.2 s   6.1 s   rolled back',
    ]);
  });
});
