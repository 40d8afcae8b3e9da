import { createPublicKey } from 'node:crypto';
import type { ImportKeyPairRequest, ImportKeyPairResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { checkKeyNameIsFree } from '../../key-pairs/find-key-pair.js';
import {
  formatOpenSshKey,
  hexFingerprint,
  parseOpenSshKey,
  rsaKeyOf,
  sha256Fingerprint,
  type OpenSshKey,
} from '../../key-pairs/openssh-key.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags, tagList } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportKeyPair.html */
export function importKeyPair(
  input: ImportKeyPairRequest,
  { state, surroundings }: Ec2Context,
): ImportKeyPairResult {
  const keyName = required(input.KeyName, 'KeyName');
  const material = Buffer.from(required(input.PublicKeyMaterial, 'PublicKeyMaterial')).toString();
  const tags = specifiedTags(input.TagSpecifications, { type: 'key-pair' });
  const key = parseOpenSshKey(material);
  if (!key) throw new AwsError('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
  const fingerprint = fingerprintOf(key);
  checkKeyNameIsFree(state, keyName);
  stopIfDryRun(input);
  const keyPairId = surroundings.newId('key');
  const record = { keyPairId, keyName, keyType: key.type, fingerprint };
  const publicKey = formatOpenSshKey(key);
  state.keyPairs.set(keyPairId, { ...record, publicKey, createTime: surroundings.time.now() });
  addTags(state, keyPairId, tags);
  return {
    KeyPairId: keyPairId,
    KeyName: keyName,
    KeyFingerprint: fingerprint,
    Tags: tagList(state, keyPairId),
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html */
function fingerprintOf({ type, blob }: OpenSshKey): string {
  if (type === 'ed25519') return sha256Fingerprint(blob);
  return hexFingerprint('md5', createPublicKey(rsaKeyOf(blob)).export({ format: 'der', type: 'spki' }));
}
