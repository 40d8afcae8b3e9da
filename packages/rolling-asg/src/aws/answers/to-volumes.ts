import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import type { ImageVolume } from '../../cloud/cloud.js';

/** The EBS volumes among the block devices of an image or of template data. */
export function toVolumes(mappings: readonly BlockDeviceMapping[]): readonly ImageVolume[] {
  return mappings.flatMap(({ DeviceName: device, Ebs }) =>
    device === undefined || Ebs === undefined
      ? []
      : [{ device, sizeGiB: Ebs.VolumeSize, snapshotId: Ebs.SnapshotId }],
  );
}
