import { durationText } from './duration-text.js';

describe('durationText', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [8_400, '8 s'],
    [99_000, '99 s'],
    [115_000, '1m55s'],
    [120_000, '2m'],
    [3_605_000, '1h'],
    [5_400_000, '1h30m'],
  ])('%i ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
