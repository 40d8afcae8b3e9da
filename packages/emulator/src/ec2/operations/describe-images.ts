import type { DescribeImagesRequest, DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import { imageRules } from '../filters/image-filters.js';
import { checkImageId, notFoundImages } from '../images/find-image.js';
import type { ImageRecord } from '../images/image-record.js';
import { selectPage } from '../select-page.js';
import { tagList } from '../tags/tags.js';

/**
 * Images of this account: others have none here. Deprecated ones show too, as AWS shows them to their owner.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export function describeImages(input: DescribeImagesRequest, ec2: Ec2Context): DescribeImagesResult {
  const owned = isOwnerWanted(input, ec2) ? namedImages(input, ec2) : [];
  const { items, NextToken } = selectPage(owned, input, imageRules(ec2));
  return { Images: items.map((image) => presentImage(image, ec2)), NextToken };
}

/** No image has launch permissions for anyone, so a request for those that have finds none. */
function isOwnerWanted(
  { Owners = [], ExecutableUsers = [] }: DescribeImagesRequest,
  { surroundings }: Ec2Context,
) {
  if (ExecutableUsers.length > 0) return false;
  return Owners.length === 0 || Owners.includes('self') || Owners.includes(surroundings.account);
}

/** A deregistered image is left out while instances of it live, and does not exist after that. */
function namedImages(
  { ImageIds = [] }: DescribeImagesRequest,
  { state }: Ec2Context,
): readonly ImageRecord[] {
  if (ImageIds.length === 0) return [...state.images.values()];
  ImageIds.forEach(checkImageId);
  const used = [...state.instances.values()].filter((one) => one.state !== 'terminated');
  const missing = ImageIds.filter(
    (id) => !state.images.has(id) && !used.some(({ imageId }) => imageId === id),
  );
  if (missing.length > 0) throw notFoundImages(missing);
  return [...state.images.values()].filter(({ imageId }) => ImageIds.includes(imageId));
}

function presentImage(image: ImageRecord, { state, surroundings }: Ec2Context): Image {
  const { account, region } = surroundings;
  return {
    ImageId: image.imageId,
    Name: image.name,
    Description: image.description,
    State: 'available',
    Architecture: image.architecture,
    CreationDate: image.createTime.toISOString(),
    DeprecationTime: image.deprecationTime?.toISOString(),
    ImageLocation: image.location,
    ImageType: 'machine',
    OwnerId: account,
    Public: false,
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    EnaSupport: image.enaSupport,
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    BlockDeviceMappings: [],
    ...(image.sourceImageId ? { SourceImageId: image.sourceImageId, SourceImageRegion: region } : {}),
    Tags: tagList(state, image.imageId),
  };
}
