import type { AwsError } from '../../service/aws-error.js';
import { parseCidr, type Cidr } from '../cidr.js';
import { invalidParameterValue } from '../errors.js';

const longestPrefix = 28;
const shortestPrefix = 16;

/** A request's IPv4 block in its canonical form. Throws `InvalidParameterValue` for text that is none. */
export function readBlock(text: string, parameter: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr) return cidr;
  throw invalidParameterValue(
    `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
  );
}

/** Networks and subnets have 16 to 65536 addresses; `outOfRange` makes the error for others. */
export function checkSize({ prefix }: Cidr, outOfRange: () => AwsError): void {
  if (prefix < shortestPrefix || prefix > longestPrefix) throw outOfRange();
}
