import type { Image } from '@aws-sdk/client-ec2';
import type { AmiOrigin } from './resolved-ami.js';

/** An AMI id that was found but not yet verified. */
export interface Candidate {
  readonly imageId: string;
  readonly origin: Omit<AmiOrigin, 'text'>;
  /** When DescribeImages answered it already. */
  readonly image?: Image;
}
