import { UsageError } from './usage-error.js';

const units = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/**
 * `90s`, `30m` or `2h` as milliseconds; `0` as well.
 *
 * @param option its name, for the sentence
 * @throws {UsageError} for anything else
 */
export function parseDuration(text: string, option: string): number {
  if (text === '0') return 0;
  const [, digits, unit] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  if (digits === undefined || unit === undefined)
    throw new UsageError(`Expected \`${option}\` to be a time such as 90s, 30m or 2h, got \`${text}\``);
  return Number(digits) * units[unit as keyof typeof units]; // the pattern has these three
}
