const brand = Symbol.for('@clicamos/packer-ami.AmiError');

/**
 * Why there is no AMI.
 * - `NotFound`: the id, or the filter, matches no image that this account may see in this region
 * - `NotAvailable`: the image exists in another state than `available`
 * - `WrongArchitecture`, `Deprecated`, `WrongRegion`: it exists, but is not what was asked for
 * - `NoArtifact`: the log or manifest is sound and has no AMI for the region
 * - `Ambiguous`: there are several that it could be; `choices` names them
 * - `LogIncomplete`: the log ends before Packer's summary does: the build still runs, or the log was cut
 * - `BuildFailed`: Packer says that the build failed; `packerErrors` quotes it
 * - `LogMissing`, `ManifestMissing`, `AmiFileMissing`: the file cannot be read
 * - `MalformedManifest`, `MalformedAmiFile`, `MalformedId`: what was read is not what it should be
 * - `ParameterNotFound`: SSM has no such parameter or version
 * - `OwnersRequired`: a filter without owners would take anybody's image
 * - `PackerMissing`: the packer program cannot be started
 * - `InvalidOption`: an option cannot work; nothing was asked and nothing was started
 */
export type AmiErrorCode =
  | 'NotFound'
  | 'NotAvailable'
  | 'WrongArchitecture'
  | 'Deprecated'
  | 'WrongRegion'
  | 'NoArtifact'
  | 'Ambiguous'
  | 'LogIncomplete'
  | 'BuildFailed'
  | 'LogMissing'
  | 'ManifestMissing'
  | 'AmiFileMissing'
  | 'MalformedManifest'
  | 'MalformedAmiFile'
  | 'MalformedId'
  | 'ParameterNotFound'
  | 'OwnersRequired'
  | 'PackerMissing'
  | 'InvalidOption';

/** One of several images that it could be. */
export interface AmiChoice {
  readonly imageId: string;
  /** The Packer build that made it; of a filter the image's own name. */
  readonly name: string;
}

/** What an {@link AmiError} knows beside its sentence. */
export interface AmiErrorDetails {
  readonly imageId?: string;
  readonly region?: string;
  /** The log, manifest or AMI file. */
  readonly path?: string;
  /** Packer's own error texts, in its order. */
  readonly packerErrors?: readonly string[];
  /** What there is to choose from. */
  readonly choices?: readonly AmiChoice[];
  readonly cause?: unknown;
}

/** The one error of this package: a `code`, a sentence that says what to do, and the facts behind it. */
export class AmiError extends Error {
  readonly code: AmiErrorCode;
  readonly imageId: string | undefined;
  readonly region: string | undefined;
  readonly path: string | undefined;
  readonly packerErrors: readonly string[];
  readonly choices: readonly AmiChoice[];

  constructor(code: AmiErrorCode, message: string, details: AmiErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'AmiError';
    this.code = code;
    this.imageId = details.imageId;
    this.region = details.region;
    this.path = details.path;
    this.packerErrors = details.packerErrors ?? [];
    this.choices = details.choices ?? [];
    Object.defineProperty(this, brand, { value: true });
  }
}

/**
 * Whether `error` is an {@link AmiError}, also one of another installed copy of this package.
 *
 * @example
 * import { isAmiError } from '@clicamos/packer-ami';
 * if (isAmiError(error) && error.code === 'BuildFailed') print(error.packerErrors);
 */
export function isAmiError(error: unknown): error is AmiError {
  return typeof error === 'object' && error !== null && brand in error;
}
