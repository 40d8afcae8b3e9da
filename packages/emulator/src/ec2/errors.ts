import { AwsError } from '../service/aws-error.js';

/** A required parameter is absent. */
export const missingParameter = (name: string) =>
  new AwsError('MissingParameter', `The request must contain the parameter ${name}`);

/** A parameter's value is not allowed. */
export const invalidParameterValue = (message: string) => new AwsError('InvalidParameterValue', message);

/** Parameters that exclude each other. */
export const invalidParameterCombination = (message: string) =>
  new AwsError('InvalidParameterCombination', message);

/** Something else still uses the resource. */
export const dependencyViolation = (message: string) => new AwsError('DependencyViolation', message);

/** Text that is not an id of the wanted kind. */
export const malformedId = (code: string, { id, prefix }: { readonly id: string; readonly prefix: string }) =>
  new AwsError(code, `Invalid id: "${id}" (expecting "${prefix}-...")`);

/** The value of a parameter that AWS requires. Throws `MissingParameter`. */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined || value === '') throw missingParameter(name);
  return value;
}
