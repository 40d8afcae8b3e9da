import { ImportKeyPairCommand } from '@aws-sdk/client-ec2';
import type { KeyPairArgs } from '@pulumi/aws/ec2/keyPair.js';
import { defineResource } from '../../terms/define-resource.js';
import { tagSpecifications } from '../../translate/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportKeyPair.html */
export const awsEc2KeyPair = defineResource<KeyPairArgs>()({
  type: 'aws:ec2/keyPair:KeyPair',
  inputs: ['keyName', 'keyNamePrefix', 'publicKey', 'tags'],
  create: async ({ keyName, keyNamePrefix, publicKey, tags }, { clients, call, nameFor }) => {
    const name = nameFor({
      ...(keyName !== undefined && { name: keyName }),
      ...(keyNamePrefix !== undefined && { namePrefix: keyNamePrefix }),
    });
    const { KeyPairId, KeyFingerprint } = await clients.ec2.send(
      new ImportKeyPairCommand({
        KeyName: name,
        PublicKeyMaterial: new TextEncoder().encode(publicKey),
        TagSpecifications: tagSpecifications('key-pair', tags),
      }),
      call,
    );
    return { id: name, outputs: { keyName: name, keyPairId: KeyPairId, fingerprint: KeyFingerprint } };
  },
});
