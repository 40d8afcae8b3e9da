import type { AmiSource } from './ami-source.js';

/** One image in one region, seen with DescribeImages. */
export interface ResolvedAmi {
  readonly imageId: string;
  readonly name: string;
  readonly architecture: string;
  /** ISO 8601, as EC2 answered it. */
  readonly creationDate: string;
  readonly region: string;
  readonly ownerId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly source: AmiOrigin;
}

/** Where a resolved AMI came from. */
export interface AmiOrigin {
  readonly kind: AmiSource['kind'];
  /** For people: `from packer log build.log, built 12 min ago, revision 7f3c2d1`. */
  readonly text: string;
  /** The same without what changes with time: `from packer log build.log`. */
  readonly from: string;
  /** The log, manifest or AMI file. */
  readonly path?: string;
  /** The Packer build that made it. */
  readonly build?: string;
  /** Milliseconds since the epoch, by Packer's clock, or else EC2's creation date. */
  readonly builtAtMs?: number;
  /** The SSM parameter. */
  readonly parameter?: string;
}
