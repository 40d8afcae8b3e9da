import type { DescribeImageAttributeRequest, ImageAttribute } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findOwnImage } from '../../images/find-image.js';
import type { ImageRecord } from '../../images/image-record.js';
import { presentMappings, presentPermission } from '../../images/present-image.js';

type AttributeOf = (image: ImageRecord) => Omit<ImageAttribute, 'ImageId'>;

const attributes: Readonly<Record<string, AttributeOf>> = {
  blockDeviceMapping: (image) => ({ BlockDeviceMappings: presentMappings(image) }),
  bootMode: () => ({}),
  description: ({ description }) => ({ Description: { Value: description ?? '' } }),
  kernel: () => ({}),
  launchPermission: ({ launchPermissions }) => ({
    LaunchPermissions: launchPermissions.map(presentPermission),
  }),
  productCodes: () => ({ ProductCodes: [] }),
  ramdisk: () => ({}),
  sriovNetSupport: () => ({}),
};

/**
 * Of this account's images only.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImageAttribute.html
 */
export function describeImageAttribute(
  input: DescribeImageAttributeRequest,
  { state, surroundings }: Ec2Context,
): ImageAttribute {
  const image = findOwnImage(state, required(input.ImageId, 'ImageId'), surroundings.account);
  const name = required(input.Attribute, 'Attribute');
  const attributeOf = attributes[name];
  if (attributeOf) return { ImageId: image.imageId, ...attributeOf(image) };
  throw invalidParameterValue(`Value (${name}) for parameter attribute is invalid. Unknown attribute.`);
}
