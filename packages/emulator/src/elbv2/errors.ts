import { AwsError } from '../service/aws-error.js';

export const validationError = (message: string) => new AwsError('ValidationError', message);

/** For a parameter whose effect the emulator does not have: refused, never ignored. */
export const notEmulated = (what: string, instead: string) =>
  validationError(`${what} is not emulated: ${instead}`);

/** Throws a `ValidationError` unless the value is a whole number within the bounds. */
export function within(field: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw validationError(`${field} '${value}' must be between ${least} and ${most} inclusive`);
}
