import { demoSettings } from './demo-settings.js';
import { slowStartMs } from './phase.js';

describe('demoSettings', () => {
  it.each([1, 20, 40, 200])('lets the slow image boot before it counts as bad, at speed %s', (speed) => {
    const { group } = demoSettings({ rate: 100, speed, loadBalancer: 'both' });

    const realMs = (group.healthCheckGraceSeconds / speed) * 1_000;
    expect(realMs).toBeGreaterThanOrEqual(slowStartMs + 1_500);
    expect(group.healthCheckGraceSeconds).toBeGreaterThanOrEqual(60);
  });

  it('waits for answers as long as a busy machine takes', () => {
    const { probe } = demoSettings({ rate: 100, speed: 40, loadBalancer: 'both' });

    expect(probe).toMatchObject({ ratePerSecond: 100, timeout: 20_000 });
  });
});
