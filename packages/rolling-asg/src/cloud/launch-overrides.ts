/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html */
export interface MetadataOverrides {
  /** `required` is IMDSv2 alone. */
  readonly httpTokens?: 'required' | 'optional';
  /** From 1 to 64; containers want 2. */
  readonly hopLimit?: number;
  /** Whether an instance can read its tags there. */
  readonly hasTags?: boolean;
}

/** A block device of a release. */
export interface VolumeOverrides {
  /** As in `/dev/xvda`. */
  readonly device: string;
  readonly sizeGiB?: number;
  /** As in `gp3`. */
  readonly type?: string;
  readonly iops?: number;
  /** MiB/s, of gp3. */
  readonly throughput?: number;
  readonly isEncrypted?: boolean;
}
