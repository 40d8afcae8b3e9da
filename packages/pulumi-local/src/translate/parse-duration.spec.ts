import { parseDuration } from './parse-duration.js';

describe('parseDuration', () => {
  it.each([
    ['0', 0],
    ['0s', 0],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['1.5s', 1500],
    ['250ms', 250],
  ])('reads %s as %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '10', 'ten', '10 m', '10m!', '-1m'])('refuses %p', (text) => {
    expect(() => parseDuration(text)).toThrow(`Expected a duration such as \`10m\`, got \`${text}\``);
  });
});
