import type { CreateKeyPairRequest, KeyPair } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { checkKeyNameIsFree } from '../../key-pairs/find-key-pair.js';
import { createGeneratedKeyPair } from '../../key-pairs/generate-key-pair.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags, tagList } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html */
export async function createKeyPair(input: CreateKeyPairRequest, ec2: Ec2Context): Promise<KeyPair> {
  const { state, surroundings } = ec2;
  const keyName = required(input.KeyName, 'KeyName');
  const tags = specifiedTags(input.TagSpecifications, { type: 'key-pair' });
  checkKeyNameIsFree(state, keyName);
  stopIfDryRun(input);
  const keyType = input.KeyType ?? 'rsa';
  const { material, publicKey, fingerprint } = await createGeneratedKeyPair(keyType, keyName);
  // Another request may have taken the name while the key was made.
  checkKeyNameIsFree(state, keyName);
  const keyPairId = surroundings.newId('key');
  const createTime = surroundings.time.now();
  state.keyPairs.set(keyPairId, { keyPairId, keyName, keyType, fingerprint, publicKey, createTime });
  addTags(state, keyPairId, tags);
  return {
    KeyPairId: keyPairId,
    KeyName: keyName,
    KeyFingerprint: fingerprint,
    KeyMaterial: material,
    Tags: tagList(state, keyPairId),
  };
}
