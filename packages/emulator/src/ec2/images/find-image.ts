import { AwsError } from '../../service/aws-error.js';
import { malformedId } from '../errors.js';
import type { Ec2State } from '../state.js';
import type { ImageRecord } from './image-record.js';

const wellFormed = /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** Throws `InvalidAMIID.Malformed`. */
export function checkImageId(imageId: string): void {
  if (!wellFormed.test(imageId)) throw malformedId('InvalidAMIID.Malformed', { id: imageId, prefix: 'ami' });
}

/** Throws `InvalidAMIID.Malformed` and `InvalidAMIID.NotFound`. */
function findImage({ images }: Ec2State, imageId: string): ImageRecord {
  checkImageId(imageId);
  const image = images.get(imageId);
  if (image) return image;
  throw notFoundImages([imageId]);
}

/** An image that instances can be launched of now. Throws as `findImage`, and `InvalidAMIID.Unavailable`. */
export function findAvailableImage(state: Ec2State, imageId: string): ImageRecord {
  const image = findImage(state, imageId);
  if (image.state === 'available') return image;
  throw new AwsError(
    'InvalidAMIID.Unavailable',
    `The image ID '${imageId}' is not available. The image is in ${image.state} state.`,
  );
}

/** An image of this account, for changes. Throws as `findImage`, and `AuthFailure` (403) for another's. */
export function findOwnImage(state: Ec2State, imageId: string, account: string): ImageRecord {
  const image = findImage(state, imageId);
  if (image.ownerId === account) return image;
  throw new AwsError('AuthFailure', `Not authorized for image:${imageId}`, 403);
}

export const notFoundImages = (ids: readonly string[]) =>
  new AwsError(
    'InvalidAMIID.NotFound',
    ids.length === 1
      ? `The image id '[${ids.join(', ')}]' does not exist`
      : `The image ids '[${ids.join(', ')}]' do not exist`,
  );
