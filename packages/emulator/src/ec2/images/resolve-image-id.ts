import { AwsError } from '../../service/aws-error.js';
import type { Ec2Context } from '../ec2-context.js';

/** How a launch names the image that a parameter holds. */
const prefix = 'resolve:ssm:';

/** Whether an image is named by a parameter. */
export const isByParameter = (imageId: string): boolean => imageId.startsWith(prefix) && imageId !== prefix;

/**
 * The id of an image that may be named by a parameter, `resolve:ssm:/path`, with `:3` or `:label` for a version.
 *
 * @throws AwsError `InvalidParameterValue` for a parameter that there is not
 */
export function resolveImageId(
  imageId: string,
  { parameterValue }: Pick<Ec2Context, 'parameterValue'>,
): string {
  if (!isByParameter(imageId)) return imageId;
  const value = parameterValue(imageId.slice(prefix.length));
  if (value !== undefined) return value;
  throw new AwsError(
    'InvalidParameterValue',
    `The parameter '${imageId.slice(prefix.length)}' of the image '${imageId}' does not exist`,
  );
}
