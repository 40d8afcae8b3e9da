import { compareClouds, comparisonText } from './compare-clouds.js';
import { deviations } from './deviations.js';

describe('the simulated cloud and the emulator', () => {
  it('answer the same to the same schedules of calls, faults and time', async () => {
    const comparison = await compareClouds({ from: 1, count: 30 });

    expect(comparison.unexplained).toEqual([]);
    expect(comparison.steps).toBeGreaterThan(300);
    expect(comparisonText(comparison)).toContain('differences: 0');
  });

  it('differ only where a reason is written down', () => {
    for (const { name, reason } of deviations) expect([name, reason.length > 80]).toEqual([name, true]);
  });
});
