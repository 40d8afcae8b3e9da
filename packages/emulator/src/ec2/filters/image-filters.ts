import type { Ec2Context } from '../ec2-context.js';
import type { ImageRecord } from '../images/image-record.js';
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
    'is-public': () => false,
    'manifest-location': ({ location }) => location,
    'owner-alias': () => undefined,
    'owner-id': () => surroundings.account,
    platform: () => undefined,
    'root-device-name': () => '/dev/xvda',
    'root-device-type': () => 'ebs',
    'source-image-id': ({ sourceImageId }) => sourceImageId,
    'source-image-region': ({ sourceImageId }) => sourceImageId && surroundings.region,
    state: () => 'available',
    'virtualization-type': () => 'hvm',
  },
});
