import { AwsError } from '../../service/aws-error.js';

/** Auto Scaling's error for everything that is wrong with a request. */
export const validationError = (message: string) => new AwsError('ValidationError', message);

/** For a parameter whose effect the emulator does not have: refused, never ignored. */
export const notEmulated = (parameter: string, instead: string) =>
  validationError(`${parameter} is not emulated: ${instead}`);
