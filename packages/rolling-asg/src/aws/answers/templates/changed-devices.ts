import type {
  LaunchTemplateBlockDeviceMapping,
  LaunchTemplateBlockDeviceMappingRequest,
  LaunchTemplateEbsBlockDevice,
  VolumeType,
} from '@aws-sdk/client-ec2';
import type { VolumeOverrides } from '../../../cloud/launch-overrides.js';

/** The block devices of a release: the base's, with what is overridden of each, and those that it does not have. */
export function changedDevices(
  base: readonly LaunchTemplateBlockDeviceMapping[],
  overrides: readonly VolumeOverrides[],
): LaunchTemplateBlockDeviceMappingRequest[] {
  const kept = base.map((mapping) => {
    const change = overrides.find(({ device }) => device === mapping.DeviceName);
    return change === undefined ? mapping : { ...mapping, Ebs: changedVolume(mapping.Ebs, change) };
  });
  const added = overrides.filter(({ device }) => !base.some(({ DeviceName }) => DeviceName === device));
  return [
    ...kept,
    ...added.map((change) => ({ DeviceName: change.device, Ebs: changedVolume(undefined, change) })),
  ];
}

function changedVolume(base: LaunchTemplateEbsBlockDevice | undefined, change: VolumeOverrides) {
  const { sizeGiB, type, iops, throughput, isEncrypted } = change;
  return {
    ...base,
    ...(sizeGiB !== undefined && { VolumeSize: sizeGiB }),
    // Any type that AWS knows is allowed, also one that is newer than this SDK.
    ...(type !== undefined && { VolumeType: type as VolumeType }),
    ...(iops !== undefined && { Iops: iops }),
    ...(throughput !== undefined && { Throughput: throughput }),
    ...(isEncrypted !== undefined && { Encrypted: isEncrypted }),
  };
}
