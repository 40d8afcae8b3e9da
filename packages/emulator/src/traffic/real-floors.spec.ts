import { createTime } from '../time/time.js';
import { realCheckTimeoutMs, realIdleTimeoutMs } from './real-floors.js';

describe('real floors', () => {
  it('give a busy machine a second for a check, however fast time passes', () => {
    expect(realCheckTimeoutMs(createTime(200), 5_000)).toBe(1_000);
    expect(realCheckTimeoutMs(createTime(1), 5_000)).toBe(5_000);
  });

  it('keep idle connections longer than clients do, which close them after 4 s', () => {
    expect(realIdleTimeoutMs(createTime(200), 60_000)).toBeGreaterThan(4_000);
    expect(realIdleTimeoutMs(createTime(1), 60_000)).toBe(60_000);
  });
});
