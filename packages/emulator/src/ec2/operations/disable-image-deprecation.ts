import type { DisableImageDeprecationRequest, DisableImageDeprecationResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import { required } from '../errors.js';
import { findImage } from '../images/find-image.js';
import { stopIfDryRun } from '../stop-if-dry-run.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableImageDeprecation.html */
export function disableImageDeprecation(
  input: DisableImageDeprecationRequest,
  { state }: Ec2Context,
): DisableImageDeprecationResult {
  const image = findImage(state, required(input.ImageId, 'ImageId'));
  stopIfDryRun(input);
  state.images.set(image.imageId, { ...image, deprecationTime: undefined });
  return { Return: true };
}
