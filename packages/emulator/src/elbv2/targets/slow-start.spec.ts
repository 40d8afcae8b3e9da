import { Backend } from '../../traffic/backend.js';
import { Rotation } from './rotation.js';
import { shareOf } from './slow-start.js';

const backend = (instanceId: string) =>
  new Backend({ instanceId, address: () => undefined, idleTimeoutMs: () => 60_000 });

/** How many of 100 requests each of two targets gets, of which the second is healthy since `ageMs`. */
function sharesAt(ageMs: number, slowStartMs: number): readonly number[] {
  const targets = [
    { backend: backend('i-old'), healthySinceMs: -1_000_000 },
    { backend: backend('i-new'), healthySinceMs: 0 },
  ];
  const rotation = new Rotation({ targets, nowMs: () => ageMs, slowStartMs });
  const taken = Array.from({ length: 100 }, () => rotation.next()?.instanceId);
  return ['i-old', 'i-new'].map((id) => taken.filter((one) => one === id).length);
}

describe('a target in its slow start', () => {
  it.each([
    [0, 0.1],
    [3_000, 0.1],
    [15_000, 0.5],
    [30_000, 1],
    [90_000, 1],
  ])('takes, %i ms after it became healthy, %d of its turns', (nowMs, share) => {
    expect(shareOf({ healthySinceMs: 0 }, nowMs, 30_000)).toBe(share);
  });

  it('gets few requests at first, and its full share when it is over', () => {
    expect(sharesAt(0, 30_000)).toEqual([91, 9]);
    expect(sharesAt(15_000, 30_000)).toEqual([67, 33]);
    expect(sharesAt(30_000, 30_000)).toEqual([50, 50]);
  });

  it('is one like all others where there is no slow start', () => {
    expect(sharesAt(0, 0)).toEqual([50, 50]);
  });

  it('gets everything when it is alone', () => {
    const targets = [{ backend: backend('i-new'), healthySinceMs: 0 }];
    const rotation = new Rotation({ targets, nowMs: () => 0, slowStartMs: 30_000 });

    expect(Array.from({ length: 5 }, () => rotation.next()?.instanceId)).toEqual(Array(5).fill('i-new'));
  });
});
