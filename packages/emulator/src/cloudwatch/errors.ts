import { AwsError } from '../service/aws-error.js';

export const invalidValue = (message: string) => new AwsError('InvalidParameterValueException', message);
export const missingParameter = (message: string) =>
  new AwsError('MissingRequiredParameterException', message);
export const invalidCombination = (message: string) =>
  new AwsError('InvalidParameterCombinationException', message);
export const resourceNotFound = (message: string) => new AwsError('ResourceNotFound', message, 404);
