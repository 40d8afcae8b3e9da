import { createHash } from 'node:crypto';
import type { GivenName } from '../terms/create-context.js';

/**
 * The name of a resource at AWS. Where Pulumi and the provider make one up they do so at random; here it is
 * made from the URN, so that the same program makes the same names at a fresh endpoint.
 */
export function nameAtAws({ name, namePrefix }: GivenName, inProgram: string, urn: string): string {
  const digits = createHash('sha256').update(urn).digest('hex');
  if (name !== undefined) return name;
  return namePrefix === undefined
    ? `${inProgram}-${digits.slice(0, 7)}`
    : `${namePrefix}${digits.slice(0, 26)}`;
}
