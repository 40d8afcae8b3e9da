import type { DeleteKeyPairRequest, DeleteKeyPairResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { missingParameter } from '../../errors.js';
import { findKeyPairByName } from '../../key-pairs/find-key-pair.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * A key pair that does not exist is deleted too, as on AWS.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteKeyPair.html
 */
export function deleteKeyPair(input: DeleteKeyPairRequest, { state }: Ec2Context): DeleteKeyPairResult {
  const { KeyName, KeyPairId } = input;
  if (!KeyName && !KeyPairId) throw missingParameter('KeyName');
  stopIfDryRun(input);
  const pair = KeyPairId ? state.keyPairs.get(KeyPairId) : findKeyPairByName(state, KeyName ?? '');
  if (!pair) return { Return: true };
  state.keyPairs.delete(pair.keyPairId);
  state.tags.delete(pair.keyPairId);
  return { Return: true, KeyPairId: pair.keyPairId };
}
