import type { DeregisterImageRequest, DeregisterImageResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import { required } from '../errors.js';
import { findImage } from '../images/find-image.js';
import { stopIfDryRun } from '../stop-if-dry-run.js';

/**
 * Instances of the image go on; the image's directory is left alone.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeregisterImage.html
 */
export function deregisterImage(input: DeregisterImageRequest, { state }: Ec2Context): DeregisterImageResult {
  const { imageId } = findImage(state, required(input.ImageId, 'ImageId'));
  stopIfDryRun(input);
  state.images.delete(imageId);
  state.tags.delete(imageId);
  return { Return: true };
}
