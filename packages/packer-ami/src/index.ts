export { type AmiFile, writeAmiFile } from './ami-file.js';
export type {
  AmiFileSource,
  AmiSource,
  FilterSource,
  IdSource,
  PackerLogSource,
  PackerManifestSource,
  SsmSource,
} from './ami-source.js';
export { buildAmi, type BuildAmiOptions, type BuildResult } from './build/build-ami.js';
export {
  type PackerExit,
  type PackerProcess,
  type SpawnOptions,
  type SpawnPacker,
  spawnPacker,
} from './build/packer-process.js';
export { type AmiChoice, AmiError, type AmiErrorCode, type AmiErrorDetails, isAmiError } from './errors.js';
export { formatMachineLine, type MachineLine, parseMachineLine } from './packer-log/machine-line.js';
export { type PackerArtifact, type PackerEvent, parsePackerEvent } from './packer-log/packer-event.js';
export type { Ec2Port, SendOptions, SsmPort } from './ports.js';
export type { RegionAmi } from './region-ami.js';
export { resolveAmi, type ResolveAmiOptions } from './resolve-ami.js';
export type { AmiOrigin, ResolvedAmi } from './resolved-ami.js';
export type { ExpectAmi } from './verify-image.js';
