import { AwsError } from '../../service/aws-error.js';
import { invalidParameterValue } from '../errors.js';

const mostBytes = 16_384;
const base64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** Throws `InvalidUserData.Malformed` for text that is not base64, `InvalidParameterValue` for too much of it. */
export function checkUserData(userData: string | undefined): void {
  if (userData === undefined) return;
  if (!base64.test(userData)) {
    throw new AwsError('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.');
  }
  if (Buffer.from(userData, 'base64').length <= mostBytes) return;
  throw invalidParameterValue(`User data is limited to ${mostBytes} bytes`);
}
