import { HealthError } from './errors.js';
import { shownUrl } from './target/shown-url.js';

/** Throws `InvalidOption` unless `isValid`; the sentence names the option, what it wants and what it got. */
export function expectOption(name: string, value: unknown, want: { isValid: boolean; want: string }): void {
  if (want.isValid) return;
  throw invalidOption(
    name,
    `Expected \`${name}\` to be ${want.want}, got \`${String(value)}\` (${typeof value})`,
  );
}

/** Throws `InvalidOption` unless `value` is a finite number above zero. */
export function expectPositive(name: string, value: number): void {
  expectOption(name, value, { isValid: Number.isFinite(value) && value > 0, want: 'a number > 0' });
}

/** Throws `InvalidOption` unless `value` is a whole number of at least one. */
export function expectCount(name: string, value: number): void {
  expectOption(name, value, { isValid: Number.isInteger(value) && value >= 1, want: 'an integer >= 1' });
}

/**
 * The parsed URL; `InvalidOption` unless it is an absolute one with one of the schemes. Credentials in it are not told.
 */
export function expectUrl(name: string, value: string | URL, schemes: readonly string[]): URL {
  const url = URL.canParse(String(value)) ? new URL(value) : undefined;
  const isValid = url !== undefined && url.hostname !== '' && schemes.includes(url.protocol.slice(0, -1));
  const want = `an absolute ${schemes.slice(0, -1).join(', ')} or ${schemes.at(-1)} URL`;
  expectOption(name, shownUrl(value), { isValid, want });
  return new URL(value);
}

/** The error for an option that cannot work, with a sentence of its own. */
export function invalidOption(option: string, message: string, cause?: unknown): HealthError {
  return new HealthError('InvalidOption', message, { option, ...(cause !== undefined && { cause }) });
}
