import { validationError } from './errors.js';

/**
 * The value of a parameter that must be there.
 * @param path AWS's name of the parameter, with a small first letter
 * @throws AwsError `ValidationError` in AWS's words
 */
export function required<Value>(value: Value | undefined, path: string): Value {
  if (value !== undefined) return value;
  throw validationError(
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  );
}
