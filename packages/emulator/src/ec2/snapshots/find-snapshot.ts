import { AwsError } from '../../service/aws-error.js';
import type { Ec2State } from '../state.js';
import type { SnapshotRecord } from './snapshot-record.js';

export const notFoundSnapshot = (id: string) =>
  new AwsError('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`);

/** Throws `InvalidSnapshot.NotFound`. */
export function findSnapshot({ snapshots }: Ec2State, id: string): SnapshotRecord {
  const snapshot = snapshots.get(id);
  if (snapshot) return snapshot;
  throw notFoundSnapshot(id);
}
