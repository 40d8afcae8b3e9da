import type { Volume, VolumeType } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import { tagList } from '../tags/tags.js';
import { rootDevice } from './root-volume.js';

/** An instance's root volume as `DescribeVolumes` shows it. */
export function presentVolume(instance: InstanceRecord, { state }: Ec2Context): Volume {
  const { rootVolume, rootVolumeId, instanceId, launchTime } = instance;
  return {
    VolumeId: rootVolumeId,
    Size: rootVolume.sizeGiB,
    // Checked against AWS's names at launch.
    VolumeType: rootVolume.type as VolumeType,
    Iops: rootVolume.iops,
    Throughput: rootVolume.throughput,
    Encrypted: rootVolume.isEncrypted,
    SnapshotId: instance.rootSnapshotId,
    AvailabilityZone: instance.zone,
    State: 'in-use',
    CreateTime: launchTime,
    MultiAttachEnabled: false,
    Attachments: [
      {
        AttachTime: launchTime,
        DeleteOnTermination: rootVolume.deleteOnTermination,
        Device: rootDevice,
        InstanceId: instanceId,
        State: 'attached',
        VolumeId: rootVolumeId,
      },
    ],
    Tags: tagList(state, rootVolumeId),
  };
}
