import { parseEnv } from './parse-env.js';

describe('parseEnv', () => {
  it('splits at the first equals sign', () => {
    expect(parseEnv(['HEALTH_STATUS=500', 'EXPR=a=b', 'EMPTY='])).toEqual({
      HEALTH_STATUS: '500',
      EXPR: 'a=b',
      EMPTY: '',
    });
  });

  it.each(['HEALTH_STATUS', '=500', ''])('refuses `%s`', (pair) => {
    expect(() => parseEnv([pair])).toThrow('Expected --env NAME=value, got');
  });
});
