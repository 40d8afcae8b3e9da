import fc from 'fast-check';
import { generationName, nextGeneration, parseGeneration } from './names.js';

describe('generation names', () => {
  it.each([
    ['web', 1, 'web-v001'],
    ['web', 41, 'web-v041'],
    ['web', 1000, 'web-v1000'],
    ['api-v001', 2, 'api-v001-v002'],
  ])('of %s number %i is %s', (service, generation, name) => {
    expect(generationName(service, generation)).toBe(name);
  });

  it.each([
    ['web-v041', 41],
    ['web-v1', undefined],
    ['web-v01x', undefined],
    ['web2-v041', undefined],
    ['web', undefined],
    ['api-v041', undefined],
  ])('%s has the number %s', (name, generation) => {
    expect(parseGeneration('web', name)).toBe(generation);
  });

  it('can be read back, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (generation) => {
        expect(parseGeneration('web', generationName('web', generation))).toBe(generation);
      }),
    );
  });

  it('never go back to a number that exists or was used', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 })), fc.nat(5000), (numbers, lastUsed) => {
        const next = nextGeneration(
          'web',
          numbers.map((n) => generationName('web', n)),
          lastUsed,
        );

        expect(next).toBe(Math.max(lastUsed, 0, ...numbers) + 1);
      }),
    );
  });

  it('start at 1, and do not count groups of other services', () => {
    expect(nextGeneration('web', ['api-v007', 'web-old'])).toBe(1);
  });
});
