import fc from 'fast-check';
import { matchesWildcard } from './matches-wildcard.js';

describe('matchesWildcard', () => {
  it.each([
    ['web', 'web', true],
    ['web', 'webs', false],
    ['web', 'Web', false],
    ['web*', 'web-v001', true],
    ['*', '', true],
    ['w?b', 'web', true],
    ['w?b', 'wb', false],
    ['*-v*', 'web-v001', true],
    ['a.c', 'abc', false],
    [String.raw`a\*c`, 'a*c', true],
    [String.raw`a\*c`, 'abc', false],
    [String.raw`a\?c`, 'a?c', true],
    [String.raw`a\\c`, String.raw`a\c`, true],
    ['[a]', 'a', false],
    ['a*b', 'a\nb', true],
  ])('%j against %j is %s', (pattern, value, expected) => {
    expect(matchesWildcard(pattern, value)).toBe(expected);
  });

  it('matches every text with itself, escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = text.replace(/[\\*?]/g, '\\$&');

        expect(matchesWildcard(escaped, text)).toBe(true);
      }),
    );
  });

  it('matches what stands around a star', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (inside, other) => {
        expect(matchesWildcard('<*>', `<${inside}>`)).toBe(true);
        expect(matchesWildcard('<*>', other)).toBe(other.length > 1 && /^<[^]*>$/.test(other));
      }),
    );
  });
});
