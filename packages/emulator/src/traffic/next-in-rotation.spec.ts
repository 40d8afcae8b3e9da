import fc from 'fast-check';
import { nextInRotation } from './next-in-rotation.js';

describe('nextInRotation', () => {
  it('goes round', () => {
    const turns = [0, 1, 2, 3, 4].map((turn) => nextInRotation(['a', 'b', 'c'], turn));

    expect(turns).toEqual(['a', 'b', 'c', 'a', 'b']);
  });

  it('passes over those already tried', () => {
    expect(nextInRotation(['a', 'b', 'c'], 1, new Set(['b', 'c']))).toBe('a');
    expect(nextInRotation(['a'], 0, new Set(['a']))).toBeUndefined();
    expect(nextInRotation([], 0)).toBeUndefined();
  });

  it('gives everyone the same share', () => {
    const rotation = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rotation, fc.nat(1_000), fc.integer({ min: 1, max: 5 }), (items, first, rounds) => {
        const chosen = Array.from({ length: items.length * rounds }, (_, step) =>
          nextInRotation(items, first + step),
        );

        for (const item of items) expect(chosen.filter((each) => each === item)).toHaveLength(rounds);
      }),
    );
  });
});
