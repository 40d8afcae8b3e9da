import { parseDuration } from './parse-duration.js';
import { UsageError } from './usage-error.js';

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['2h', 7_200_000],
    ['0', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text, '--keep-previous')).toBe(ms);
  });

  it.each(['30', 'm', '-5m', '1.5h', '30 m', '30min', 'nonsense', ''])('refuses `%s`', (text) => {
    expect(() => parseDuration(text, '--keep-previous')).toThrow(
      new UsageError(`Expected \`--keep-previous\` to be a time such as 90s, 30m or 2h, got \`${text}\``),
    );
  });
});
