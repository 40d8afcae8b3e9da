import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import type { ImageVolume } from '../../../cloud/cloud.js';

/** The EBS volumes among the block devices of an image or of template data. */
export function toVolumes(mappings: readonly BlockDeviceMapping[]): readonly ImageVolume[] {
  return mappings.flatMap(({ DeviceName: device, Ebs }) => {
    if (device === undefined || Ebs === undefined) return [];
    const { VolumeSize: sizeGiB, VolumeType: type, SnapshotId: snapshotId } = Ebs;
    const { Iops: iops, Throughput: throughput, Encrypted: isEncrypted } = Ebs;
    return [{ device, sizeGiB, type, iops, throughput, isEncrypted, snapshotId }];
  });
}
