import fc from 'fast-check';
import { adjustedCapacity } from './adjusted-capacity.js';

const policy = (AdjustmentType: string, ScalingAdjustment: number, MinAdjustmentMagnitude?: number) => ({
  AdjustmentType,
  ScalingAdjustment,
  MinAdjustmentMagnitude,
});

describe('adjustedCapacity', () => {
  it.each([
    { desired: 4, policy: policy('ChangeInCapacity', 2), expected: 6 },
    { desired: 4, policy: policy('ChangeInCapacity', -9), expected: 1 },
    { desired: 4, policy: policy('ExactCapacity', 3), expected: 3 },
    { desired: 4, policy: policy('ExactCapacity', 30), expected: 10 },
    { desired: 4, policy: policy('PercentChangeInCapacity', 50), expected: 6 },
    { desired: 7, policy: policy('PercentChangeInCapacity', 25), expected: 8 },
    { desired: 4, policy: policy('PercentChangeInCapacity', 10), expected: 5 },
    { desired: 4, policy: policy('PercentChangeInCapacity', -10), expected: 3 },
    { desired: 4, policy: policy('PercentChangeInCapacity', 10, 3), expected: 7 },
    { desired: 4, policy: policy('PercentChangeInCapacity', 0), expected: 4 },
  ])('makes $expected of $desired by $policy', ({ desired, policy: given, expected }) => {
    expect(adjustedCapacity({ desired, minSize: 1, maxSize: 10 }, given)).toBe(expected);
  });

  it('stays within the sizes', () => {
    const types = fc.constantFrom('ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity');
    fc.assert(
      fc.property(
        types,
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 2, max: 8 }),
        (type, by, desired) => {
          const next = adjustedCapacity({ desired, minSize: 2, maxSize: 8 }, policy(type, by));

          expect(next).toBeGreaterThanOrEqual(2);
          expect(next).toBeLessThanOrEqual(8);
        },
      ),
    );
  });
});
