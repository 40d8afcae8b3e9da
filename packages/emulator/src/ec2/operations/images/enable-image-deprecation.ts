import type { EnableImageDeprecationRequest, EnableImageDeprecationResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findOwnImage } from '../../images/find-image.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableImageDeprecation.html */
export function enableImageDeprecation(
  input: EnableImageDeprecationRequest,
  { state, surroundings }: Ec2Context,
): EnableImageDeprecationResult {
  const image = findOwnImage(state, required(input.ImageId, 'ImageId'), surroundings.account);
  const deprecationTime = required(input.DeprecateAt, 'DeprecateAt');
  if (deprecationTime < surroundings.time.now()) {
    throw invalidParameterValue('The deprecation date and time cannot be in the past.');
  }
  stopIfDryRun(input);
  state.images.set(image.imageId, { ...image, deprecationTime });
  return { Return: true };
}
