/** Where an AMI id comes from. */
export type AmiSource =
  | IdSource
  | PackerLogSource
  | PackerManifestSource
  | SsmSource
  | FilterSource
  | AmiFileSource;

/** An explicit id. */
export interface IdSource {
  readonly kind: 'id';
  readonly imageId: string;
}

/** The output of `packer build -machine-readable`, as `buildAmi` or `tee` wrote it. */
export interface PackerLogSource {
  readonly kind: 'packer-log';
  readonly path: string;
  /** Only this build, `amazon-ebs.web` or `web`. @default the only one; where there are others, none is taken */
  readonly build?: string;
}

/** What Packer's `manifest` post-processor wrote. */
export interface PackerManifestSource {
  readonly kind: 'packer-manifest';
  readonly path: string;
  /** Only this build, `amazon-ebs.web` or `web`. @default the only one; where there are others, none is taken */
  readonly build?: string;
}

/** An SSM parameter whose value is an AMI id, of type `String` or `aws:ec2:image`. */
export interface SsmSource {
  readonly kind: 'ssm';
  /** `/web/ami`, `/web/ami:3` (a version or label), with or without `resolve:ssm:` in front. */
  readonly name: string;
}

/** The newest available image that matches, of one architecture. */
export interface FilterSource {
  readonly kind: 'filter';
  /** Account ids, `self`, `amazon` or `aws-marketplace`; at least one. */
  readonly owners: readonly string[];
  /** A name with `*` and `?`. Give this, or `filters`, or both. */
  readonly name?: string;
  /** Filters of DescribeImages by name, for example `{ 'tag:service': ['web'] }`. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
}

/** What `writeAmiFile` wrote. */
export interface AmiFileSource {
  readonly kind: 'ami-file';
  readonly path: string;
}
