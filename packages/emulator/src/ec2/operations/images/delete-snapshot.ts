import type { DeleteSnapshotRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { removeRecords } from '../../remove-records.js';
import { findSnapshot } from '../../snapshots/find-snapshot.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * A snapshot that an image uses stays: `InvalidSnapshot.InUse`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshot.html
 */
export function deleteSnapshot(input: DeleteSnapshotRequest, { state }: Ec2Context): object {
  const { snapshotId } = findSnapshot(state, required(input.SnapshotId, 'SnapshotId'));
  const user = [...state.images.values()].find(({ rootSnapshotId }) => rootSnapshotId === snapshotId);
  if (user) {
    throw new AwsError(
      'InvalidSnapshot.InUse',
      `The snapshot ${snapshotId} is currently in use by ${user.imageId}`,
    );
  }
  stopIfDryRun(input);
  removeRecords(state, state.snapshots, [snapshotId]);
  return {};
}
