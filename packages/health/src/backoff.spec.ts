import fc from 'fast-check';
import { backoffDelayMs, fullJitter } from './backoff.js';

describe('backoffDelayMs', () => {
  it.each([
    [1, 100],
    [2, 200],
    [3, 400],
    [4, 800],
    [5, 1000],
    [5000, 1000],
  ])('after attempt %i waits %i ms of 100 ms doubling up to 1 s', (attempt, delayMs) => {
    expect(backoffDelayMs({ firstMs: 100, factor: 2, maxMs: 1000 }, attempt)).toBe(delayMs);
  });

  it('spreads the delay with the randomness it is given', () => {
    const backoff = { firstMs: 100, jitter: fullJitter(() => 0.25) };

    expect(backoffDelayMs(backoff, 3)).toBe(100);
  });

  it('never shrinks without jitter and never exceeds the maximum', () => {
    const backoffs = fc.record({
      firstMs: fc.integer({ min: 1, max: 1000 }),
      factor: fc.double({ min: 1, max: 10, noNaN: true }),
      maxMs: fc.integer({ min: 1000, max: 60_000 }),
    });
    fc.assert(
      fc.property(backoffs, fc.integer({ min: 1, max: 200 }), (backoff, attempt) => {
        const delay = backoffDelayMs(backoff, attempt);
        const next = backoffDelayMs(backoff, attempt + 1);

        expect(delay).toBeGreaterThanOrEqual(backoff.firstMs);
        expect(next).toBeGreaterThanOrEqual(delay);
        expect(next).toBeLessThanOrEqual(backoff.maxMs);
      }),
    );
  });
});
