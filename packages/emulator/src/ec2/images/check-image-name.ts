import { AwsError } from '../../service/aws-error.js';
import { required } from '../errors.js';
import type { Ec2State } from '../state.js';

const allowed = /^[a-zA-Z0-9()[\] ./\-'@_]{3,128}$/;

/** The name for a new image. Throws `InvalidAMIName.Malformed` and `InvalidAMIName.Duplicate`. */
export function checkImageName({ images }: Ec2State, wanted: string | undefined): string {
  const name = required(wanted, 'Name');
  if (!allowed.test(name)) {
    throw new AwsError(
      'InvalidAMIName.Malformed',
      "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
    );
  }
  const holder = [...images.values()].find((image) => image.name === name);
  if (!holder) return name;
  throw new AwsError(
    'InvalidAMIName.Duplicate',
    `AMI name ${name} is already in use by AMI ${holder.imageId}`,
  );
}
