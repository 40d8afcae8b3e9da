import { AwsError } from '../../service/aws-error.js';
import type { Ec2State } from '../state.js';
import type { KeyPairRecord } from './key-pair-record.js';

export const notFoundKeyPair = (name: string) =>
  new AwsError('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);

export const findKeyPairByName = ({ keyPairs }: Ec2State, name: string): KeyPairRecord | undefined =>
  [...keyPairs.values()].find(({ keyName }) => keyName === name);

/** Throws `InvalidKeyPair.Duplicate` for a name that is taken. */
export function checkKeyNameIsFree(state: Ec2State, name: string): void {
  if (!findKeyPairByName(state, name)) return;
  throw new AwsError('InvalidKeyPair.Duplicate', 'The keypair already exists');
}
