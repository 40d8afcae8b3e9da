import { AwsError } from '../../service/aws-error.js';

/** Throws `UnsupportedOperation` for the first of these members that a request has: it could not be honoured. */
export function refuseMembers<Request extends object>(
  request: Request,
  names: readonly (keyof Request)[],
): void {
  const name = names.find((one) => request[one] !== undefined && request[one] !== false);
  if (name === undefined) return;
  throw new AwsError('UnsupportedOperation', `The emulator does not support ${String(name)} here.`);
}
