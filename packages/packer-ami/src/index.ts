export type { ExpectAmi } from './aws/verify-image.js';
export { buildAmi, type BuildAmiOptions, type BuildResult } from './build/build-ami.js';
export {
  type PackerExit,
  type PackerProcess,
  type SpawnOptions,
  type SpawnPacker,
  spawnPacker,
} from './build/packer-process.js';
export { type AmiFile, writeAmiFile } from './files/ami-file.js';
export { formatMachineLine, type MachineLine, parseMachineLine } from './packer-log/machine-line.js';
export { type PackerArtifact, type PackerEvent, parsePackerEvent } from './packer-log/packer-event.js';
export { resolveAmi, type ResolveAmiOptions } from './resolve/resolve-ami.js';
export type {
  AmiFileSource,
  AmiSource,
  FilterSource,
  IdSource,
  PackerLogSource,
  PackerManifestSource,
  SsmSource,
} from './terms/ami-source.js';
export {
  type AmiChoice,
  AmiError,
  type AmiErrorCode,
  type AmiErrorDetails,
  isAmiError,
} from './terms/errors.js';
export type { Ec2Port, SendOptions, SsmPort } from './terms/ports.js';
export type { RegionAmi } from './terms/region-ami.js';
export type { AmiOrigin, ResolvedAmi } from './terms/resolved-ami.js';
