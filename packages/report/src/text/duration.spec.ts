import { count, duration } from './duration.js';

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [4, '4 ms'],
    [999, '999 ms'],
    [1_000, '1.0 s'],
    [4_230, '4.2 s'],
    [72_000, '1m12s'],
    [125_000, '2m05s'],
    [300_000, '5m'],
    [5_400_000, '1h30m'],
    [7_380_000, '2h03m'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});

describe('count', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [13_550, '13 550'],
    [1_234_567, '1 234 567'],
  ])('of %d reads %s', (n, text) => {
    expect(count(n)).toBe(text);
  });
});
