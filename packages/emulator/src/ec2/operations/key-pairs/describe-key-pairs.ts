import type { DescribeKeyPairsRequest, DescribeKeyPairsResult, KeyPairInfo } from '@aws-sdk/client-ec2';
import { filterItems, type FilterRules } from '../../../listing/filter-items.js';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import { notFoundKeyPair } from '../../key-pairs/find-key-pair.js';
import type { KeyPairRecord } from '../../key-pairs/key-pair-record.js';
import { tagList, tagsOf } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeKeyPairs.html */
export function describeKeyPairs(input: DescribeKeyPairsRequest, ec2: Ec2Context): DescribeKeyPairsResult {
  const { state } = ec2;
  const named = findAll(state.keyPairs.values(), input.KeyNames, {
    nameOf: ({ keyName }) => keyName,
    notFound: notFoundKeyPair,
  });
  const withIds = findAll(named, input.KeyPairIds, {
    nameOf: ({ keyPairId }) => keyPairId,
    notFound: notFoundKeyPair,
  });
  const pairs = filterItems(withIds, input.Filters, rulesOf(ec2));
  return { KeyPairs: pairs.map((pair) => presentKeyPair(pair, { input, ec2 })) };
}

const rulesOf = ({ state }: Ec2Context): FilterRules<KeyPairRecord> => ({
  tags: ({ keyPairId }) => tagsOf(state, keyPairId),
  table: {
    'key-name': ({ keyName }) => keyName,
    'key-pair-id': ({ keyPairId }) => keyPairId,
    fingerprint: ({ fingerprint }) => fingerprint,
  },
});

function presentKeyPair(
  pair: KeyPairRecord,
  { input, ec2 }: { readonly input: DescribeKeyPairsRequest; readonly ec2: Ec2Context },
): KeyPairInfo {
  return {
    KeyPairId: pair.keyPairId,
    KeyName: pair.keyName,
    KeyType: pair.keyType,
    KeyFingerprint: pair.fingerprint,
    CreateTime: pair.createTime,
    ...(input.IncludePublicKey ? { PublicKey: pair.publicKey } : {}),
    Tags: tagList(ec2.state, pair.keyPairId),
  };
}
