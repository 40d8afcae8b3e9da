import type { DeregisterImageRequest, DeregisterImageResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findOwnImage } from '../../images/find-image.js';
import { removeRecords } from '../../remove-records.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Instances of the image go on, and an image's directory is left alone. Its snapshot stays, unless the request says
 * otherwise.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeregisterImage.html
 */
export function deregisterImage(
  input: DeregisterImageRequest,
  { state, surroundings }: Ec2Context,
): DeregisterImageResult {
  const wanted = required(input.ImageId, 'ImageId');
  const image = findOwnImage(state, wanted, surroundings.account);
  stopIfDryRun(input);
  removeRecords(state, state.images, [image.imageId]);
  if (!input.DeleteAssociatedSnapshots) return { Return: true };
  removeRecords(state, state.snapshots, [image.rootSnapshotId]);
  return {
    Return: true,
    DeleteSnapshotResults: [{ SnapshotId: image.rootSnapshotId, ReturnCode: 'success' }],
  };
}
