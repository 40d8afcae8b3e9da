import type { Ec2Context } from '../ec2-context.js';
import type { ImageRecord } from '../images/image-record.js';
import { isPublic } from '../images/present-image.js';
import { rootDevice } from '../volumes/root-volume.js';
import { noneHave } from './none-have.js';
import type { SelectRules } from '../select-page.js';
import { tagsOf } from '../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const imageRules = ({ state, surroundings }: Ec2Context): SelectRules<ImageRecord> => ({
  limits: { min: 1, max: 1000 },
  tags: ({ imageId }) => tagsOf(state, imageId),
  table: {
    'image-id': ({ imageId }) => imageId,
    name: ({ name }) => name,
    description: ({ description }) => description,
    architecture: ({ architecture }) => architecture,
    'creation-date': ({ createTime }) => createTime,
    'ena-support': ({ enaSupport }) => enaSupport,
    hypervisor: () => 'xen',
    'image-type': () => 'machine',
    'is-public': isPublic,
    'manifest-location': ({ location }) => location,
    'owner-alias': ({ ownerAlias }) => ownerAlias,
    'owner-id': ({ ownerId }) => ownerId,
    platform: () => undefined,
    'block-device-mapping.delete-on-termination': ({ rootVolume }) => rootVolume.deleteOnTermination,
    'block-device-mapping.device-name': () => rootDevice,
    'block-device-mapping.encrypted': ({ rootVolume }) => rootVolume.isEncrypted,
    'block-device-mapping.snapshot-id': ({ rootSnapshotId }) => rootSnapshotId,
    'block-device-mapping.volume-size': ({ rootVolume }) => rootVolume.sizeGiB,
    'block-device-mapping.volume-type': ({ rootVolume }) => rootVolume.type,
    'root-device-name': () => rootDevice,
    'root-device-type': () => 'ebs',
    'source-image-id': ({ sourceImageId }) => sourceImageId,
    'source-image-region': ({ sourceImageId }) => sourceImageId && surroundings.region,
    'source-instance-id': ({ sourceInstanceId }) => sourceInstanceId,
    state: ({ state }) => state,
    'virtualization-type': () => 'hvm',
    ...noneHave('kernel-id', 'ramdisk-id', 'product-code', 'product-code.type'),
    ...noneHave('state-reason-code', 'state-reason-message'),
  },
});
