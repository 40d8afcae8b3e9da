import type { DescribeImagesRequest, DescribeImagesResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { imageRules } from '../../filters/image-filters.js';
import { checkImageId, notFoundImages } from '../../images/find-image.js';
import type { ImageRecord } from '../../images/image-record.js';
import { presentImage } from '../../images/present-image.js';
import { selectPage } from '../../select-page.js';

/**
 * Images of this account and public ones of others. Deprecated ones show too, as AWS shows them to their owner.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export function describeImages(input: DescribeImagesRequest, ec2: Ec2Context): DescribeImagesResult {
  const wanted = namedImages(input, ec2).filter((image) => isWanted(image, input, ec2));
  const { items, NextToken } = selectPage(wanted, input, imageRules(ec2));
  return { Images: items.map((image) => presentImage(image, ec2)), NextToken };
}

function isWanted(
  image: ImageRecord,
  { Owners = [], ExecutableUsers = [] }: DescribeImagesRequest,
  { surroundings: { account } }: Ec2Context,
): boolean {
  const owners = Owners.map((owner) => (owner === 'self' ? account : owner));
  const hasOwner =
    owners.length === 0 || owners.some((owner) => owner === image.ownerId || owner === image.ownerAlias);
  return (
    hasOwner &&
    (ExecutableUsers.length === 0 || ExecutableUsers.some((user) => mayLaunch(user, image, account)))
  );
}

/** `self` asks for images that others let this account launch, `all` for public ones. */
function mayLaunch(user: string, { launchPermissions }: ImageRecord, account: string): boolean {
  const wanted = user === 'self' ? account : user;
  return launchPermissions.some((one) =>
    one.kind === 'everybody' ? wanted === 'all' : wanted === one.account,
  );
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
