import { AwsError } from '../service/aws-error.js';

export const noSuchEntity = (message: string) => new AwsError('NoSuchEntity', message, 404);

export const entityAlreadyExists = (message: string) => new AwsError('EntityAlreadyExists', message, 409);

export const deleteConflict = (message: string) => new AwsError('DeleteConflict', message, 409);

export const limitExceeded = (message: string) => new AwsError('LimitExceeded', message, 409);

export const validationError = (message: string) => new AwsError('ValidationError', message);

export const invalidInput = (message: string) => new AwsError('InvalidInput', message);

export const malformedPolicy = (message: string) => new AwsError('MalformedPolicyDocument', message);
