import type {
  BlockDeviceMapping,
  Image,
  LaunchPermission as Permission,
  VolumeType,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import { rootDevice } from '../volumes/root-volume.js';
import type { ImageRecord, LaunchPermission } from './image-record.js';

/** An image as `DescribeImages` shows it. */
export const presentImage = (image: ImageRecord, { state, surroundings }: Ec2Context): Image => ({
  ImageId: image.imageId,
  Name: image.name,
  Description: image.description,
  State: image.state,
  Architecture: image.architecture,
  CreationDate: image.createTime.toISOString(),
  DeprecationTime: image.deprecationTime?.toISOString(),
  ImageLocation: image.location,
  ImageType: 'machine',
  ImageOwnerAlias: image.ownerAlias,
  OwnerId: image.ownerId,
  Public: isPublic(image),
  PlatformDetails: 'Linux/UNIX',
  UsageOperation: 'RunInstances',
  Hypervisor: 'xen',
  VirtualizationType: 'hvm',
  EnaSupport: image.enaSupport,
  RootDeviceName: rootDevice,
  RootDeviceType: 'ebs',
  BlockDeviceMappings: presentMappings(image),
  SourceInstanceId: image.sourceInstanceId,
  ...(image.sourceImageId
    ? { SourceImageId: image.sourceImageId, SourceImageRegion: surroundings.region }
    : {}),
  // AWS shows the tags of an image to its owner only, and nobody else tags here.
  Tags: tagList(state, image.imageId),
});

export const isPublic = ({ launchPermissions }: ImageRecord) =>
  launchPermissions.some(({ kind }) => kind === 'everybody');

/** The root volume that instances of the image get. */
export const presentMappings = ({ rootVolume, rootSnapshotId }: ImageRecord): BlockDeviceMapping[] => [
  {
    DeviceName: rootDevice,
    Ebs: {
      DeleteOnTermination: rootVolume.deleteOnTermination,
      Encrypted: rootVolume.isEncrypted,
      Iops: rootVolume.iops,
      SnapshotId: rootSnapshotId,
      Throughput: rootVolume.throughput,
      VolumeSize: rootVolume.sizeGiB,
      // Checked against AWS's names when it was given.
      VolumeType: rootVolume.type as VolumeType,
    },
  },
];

export const presentPermission = (permission: LaunchPermission): Permission =>
  permission.kind === 'everybody' ? { Group: 'all' } : { UserId: permission.account };
