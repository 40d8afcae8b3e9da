import { parsePairs } from './parse-pairs.js';

describe('parsePairs', () => {
  it('splits at the first equals sign', () => {
    expect(parsePairs(['HEALTH_STATUS=500', 'EXPR=a=b', 'EMPTY='], '--set')).toEqual({
      HEALTH_STATUS: '500',
      EXPR: 'a=b',
      EMPTY: '',
    });
  });

  it.each(['HEALTH_STATUS', '=500', ''])('refuses `%s`', (pair) => {
    expect(() => parsePairs([pair], '--set')).toThrow('Expected --set NAME=value, got');
  });
});
