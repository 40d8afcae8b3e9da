import type { DescribeSnapshotsRequest, DescribeSnapshotsResult, Snapshot } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import { noneHave } from '../../filters/none-have.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { notFoundSnapshot } from '../../snapshots/find-snapshot.js';
import type { SnapshotRecord } from '../../snapshots/snapshot-record.js';
import { tagList, tagsOf } from '../../tags/tags.js';

/**
 * This account's snapshots, and those of public images.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export function describeSnapshots(input: DescribeSnapshotsRequest, ec2: Ec2Context): DescribeSnapshotsResult {
  const { account } = ec2.surroundings;
  const owners = input.OwnerIds?.map((owner) => (owner === 'self' ? account : owner));
  const named = findAll(ec2.state.snapshots.values(), input.SnapshotIds, {
    nameOf: ({ snapshotId }) => snapshotId,
    notFound: notFoundSnapshot,
  });
  const owned = named.filter(({ ownerId }) => !owners?.length || owners.includes(ownerId));
  const { items, NextToken } = selectPage(owned, input, rulesOf(ec2));
  return { Snapshots: items.map((snapshot) => presentSnapshot(snapshot, ec2)), NextToken };
}

const rulesOf = ({ state }: Ec2Context): SelectRules<SnapshotRecord> => ({
  tags: ({ snapshotId }) => tagsOf(state, snapshotId),
  table: {
    'snapshot-id': ({ snapshotId }) => snapshotId,
    'volume-id': ({ volumeId }) => volumeId,
    'volume-size': ({ volumeSizeGiB }) => volumeSizeGiB,
    'owner-id': ({ ownerId }) => ownerId,
    description: ({ description }) => description,
    encrypted: ({ isEncrypted }) => isEncrypted,
    progress: () => '100%',
    'start-time': ({ startTime }) => startTime,
    status: () => 'completed',
    'storage-tier': () => 'standard',
    ...noneHave('transfer-type'),
  },
});

const presentSnapshot = (snapshot: SnapshotRecord, { state }: Ec2Context): Snapshot => ({
  SnapshotId: snapshot.snapshotId,
  VolumeId: snapshot.volumeId,
  VolumeSize: snapshot.volumeSizeGiB,
  OwnerId: snapshot.ownerId,
  Description: snapshot.description,
  Encrypted: snapshot.isEncrypted,
  Progress: '100%',
  StartTime: snapshot.startTime,
  State: 'completed',
  StorageTier: 'standard',
  Tags: tagList(state, snapshot.snapshotId),
});
