import type { Stall } from '../local/watch-stalls.js';
import { demoBusy, thrownBusy } from './demo-busy.js';
import type { PhaseEnd } from './phase.js';

interface EndOptions {
  readonly outcome?: string;
  readonly timeout?: number;
  readonly stall?: Stall;
}

const end = ({ outcome = 'deployed', timeout = 0, stall }: EndOptions) =>
  ({
    phase: { title: 'roll', env: {}, expected: 'deployed' },
    result: { outcome },
    probe: { lostBy: timeout === 0 ? {} : { timeout }, skipped: 0 },
    ...(stall && { stall }),
  }) as unknown as PhaseEnd; // only these count

const long = { maxMs: 1_900, p99Ms: 20 };
const longer = { maxMs: 2_500, p99Ms: 20 };

describe('demoBusy', () => {
  it('tells of the worst phase that lost requests by timeout, and names the option of the demo', () => {
    const ends = [
      end({ stall: longer }),
      end({ timeout: 2, stall: { maxMs: 900, p99Ms: 20 } }),
      end({ timeout: 1_240, stall: long }),
    ];

    const text = demoBusy(ends, 40);

    expect(text).toContain('for up to 1.9 s');
    expect(text).toMatch(/: clicamos demo --speed 10$/);
  });

  it('tells of a phase that came to another end, too', () => {
    expect(demoBusy([end({ outcome: 'rolled-back', stall: long })], 40)).toContain('for up to 1.9 s');
  });

  it.each<[string, EndOptions]>([
    ['all went well, however busy it was', { stall: longer }],
    ['the machine was idle', { timeout: 3, stall: { maxMs: 30, p99Ms: 12 } }],
    ['nothing was measured', { timeout: 3 }],
  ])('says nothing where %s', (_what, options) => {
    expect(demoBusy([end(options)], 40)).toBeUndefined();
  });
});

describe('thrownBusy', () => {
  it('tells of a busy machine, and nothing of one that was idle', () => {
    expect(thrownBusy(long, 100)).toMatch(/for up to 1\.9 s .*: clicamos demo --speed 25$/);
    expect(thrownBusy({ maxMs: 30, p99Ms: 12 }, 100)).toBeUndefined();
  });
});
