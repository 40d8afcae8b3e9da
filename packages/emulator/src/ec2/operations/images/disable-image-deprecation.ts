import type { DisableImageDeprecationRequest, DisableImageDeprecationResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findOwnImage } from '../../images/find-image.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableImageDeprecation.html */
export function disableImageDeprecation(
  input: DisableImageDeprecationRequest,
  { state, surroundings }: Ec2Context,
): DisableImageDeprecationResult {
  const image = findOwnImage(state, required(input.ImageId, 'ImageId'), surroundings.account);
  stopIfDryRun(input);
  state.images.set(image.imageId, { ...image, deprecationTime: undefined });
  return { Return: true };
}
