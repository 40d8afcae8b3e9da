import { AwsError } from '../../aws-error.js';
import { malformedId } from '../errors.js';
import type { Ec2State } from '../state.js';
import type { ImageRecord } from './image-record.js';

const wellFormed = /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** Throws `InvalidAMIID.Malformed`. */
export function checkImageId(imageId: string): void {
  if (!wellFormed.test(imageId)) throw malformedId('InvalidAMIID.Malformed', { id: imageId, prefix: 'ami' });
}

/** Throws `InvalidAMIID.Malformed` and `InvalidAMIID.NotFound`. */
export function findImage({ images }: Ec2State, imageId: string): ImageRecord {
  checkImageId(imageId);
  const image = images.get(imageId);
  if (image) return image;
  throw notFoundImages([imageId]);
}

export const notFoundImages = (ids: readonly string[]) =>
  new AwsError(
    'InvalidAMIID.NotFound',
    ids.length === 1
      ? `The image id '[${ids.join(', ')}]' does not exist`
      : `The image ids '[${ids.join(', ')}]' do not exist`,
  );
