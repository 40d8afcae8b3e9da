import type { Surroundings } from '../service.js';
import { invalidInput, noSuchEntity } from './errors.js';

export interface ManagedPolicy {
  readonly arn: string;
  readonly policyName: string;
  readonly path: string;
}

const amazonOwned = /^arn:aws:iam::aws:policy(\/(?:[\w+=,.@-]+\/)*)([\w+=,.@-]{1,128})$/;

/**
 * A policy of AWS's own, taken at its word: which of them exist is not known here. Throws `NoSuchEntity` for one of
 * the account, as the emulator has none, and `InvalidInput` for what is no policy's ARN.
 */
export function findManagedPolicy(arn = '', { account }: Surroundings): ManagedPolicy {
  const [, path, policyName] = amazonOwned.exec(arn) ?? [];
  if (path !== undefined && policyName !== undefined) return { arn, policyName, path };
  if (arn.startsWith(`arn:aws:iam::${account}:policy/`)) {
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  }
  throw invalidInput(`ARN ${arn} is not valid.`);
}
