import type { ProbeReport } from '@clicamos/health';
import { reasonLosing } from './prober.js';

const report = (lost: number) => ({ lost, lostBy: { 'status 503': lost } }) as unknown as ProbeReport; // only these count
const target = { url: 'http://web/', ratePerSecond: 50, maxLost: 1 };

describe('reasonLosing', () => {
  it('is silent up to what may be lost', () => {
    expect(reasonLosing(report(1), target)).toBeUndefined();
  });

  it('names the address, the count and the causes above it', () => {
    expect(reasonLosing(report(2), target)).toBe(
      'the probe of http://web/ lost 2 requests (2 status 503), at most 1 may be lost',
    );
  });
});
