import { HealthError } from './errors.js';

/** Throws `InvalidOption` unless `isValid`; the sentence names the option, what it wants and what it got. */
export function expectOption(name: string, value: unknown, want: { isValid: boolean; want: string }): void {
  if (want.isValid) return;
  throw new HealthError(
    'InvalidOption',
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

/** The parsed address; `InvalidOption` unless it is an absolute http or https URL. */
export function expectHttpUrl(name: string, value: string | URL): URL {
  const url = URL.canParse(String(value)) ? new URL(value) : undefined;
  const isValid = url?.protocol === 'http:' || url?.protocol === 'https:';
  expectOption(name, value, { isValid, want: 'an absolute http or https URL' });
  return new URL(value);
}
