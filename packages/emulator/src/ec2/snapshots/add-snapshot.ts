import type { Surroundings } from '../../service/service.js';
import type { Ec2State } from '../state.js';
import type { SnapshotRecord } from './snapshot-record.js';

/** What AWS shows as the volume of a snapshot that was made of none. */
export const noVolume = 'vol-ffffffff';

/** Adds a snapshot of this account; it is complete at once, as nothing is copied. Answers its id. */
export function addSnapshot(
  state: Ec2State,
  { newId, account, time }: Surroundings,
  given: Omit<SnapshotRecord, 'snapshotId' | 'ownerId' | 'startTime'>,
): string {
  const snapshotId = newId('snap');
  state.snapshots.set(snapshotId, { ...given, snapshotId, ownerId: account, startTime: time.now() });
  return snapshotId;
}
