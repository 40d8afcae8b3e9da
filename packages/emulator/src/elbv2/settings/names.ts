import { validationError } from '../errors.js';

/** A name as load balancers and target groups have it. Throws `AwsError` `ValidationError`. */
export function readName(name: string, what: string): string {
  if (name.length > 32)
    throw validationError(`The ${what} name '${name}' cannot be longer than '32' characters`);
  if (name.startsWith('-') || name.endsWith('-'))
    throw validationError(`The ${what} name '${name}' cannot begin or end with '-'`);
  if (/^[A-Za-z0-9-]+$/.test(name)) return name;
  throw validationError(`The ${what} name '${name}' can only contain alphanumeric characters and hyphens`);
}
