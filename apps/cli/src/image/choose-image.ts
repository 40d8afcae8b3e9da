import { existsSync } from 'node:fs';
import { resolveAmi, type AmiSource, type ExpectAmi, type ResolvedAmi } from '@clicamos/packer-ami';
import type { Environment } from '../environment/environment.js';
import { UsageError } from '../usage-error.js';

/** The options that name an image; at most one of them. */
export interface ImageOptions {
  readonly ami?: string | undefined;
  readonly amiFile?: string | undefined;
  readonly packerLog?: string | undefined;
  readonly packerManifest?: string | undefined;
  /** Of several builds in the log or manifest, this one. */
  readonly build?: string | undefined;
  readonly ssm?: string | undefined;
}

/**
 * What the options say, if anything.
 *
 * @throws {UsageError} for several images, and for a build of none of Packer's files
 */
export function imageSource(options: ImageOptions): AmiSource | undefined {
  const { ami, amiFile, packerLog, packerManifest, build, ssm } = options;
  const sources: AmiSource[] = [];
  if (ami !== undefined) sources.push({ kind: 'id', imageId: ami });
  if (amiFile !== undefined) sources.push({ kind: 'ami-file', path: amiFile });
  if (packerLog !== undefined) sources.push({ kind: 'packer-log', path: packerLog, build });
  if (packerManifest !== undefined) sources.push({ kind: 'packer-manifest', path: packerManifest, build });
  if (ssm !== undefined) sources.push({ kind: 'ssm', name: ssm });
  if (sources.length > 1)
    throw new UsageError(
      'Expected one of --ami, --ami-file, --packer-log, --packer-manifest and --ssm, got several',
    );
  const [source] = sources;
  if (build !== undefined && source?.kind !== 'packer-log' && source?.kind !== 'packer-manifest')
    throw new UsageError(
      `Expected --build \`${build}\` beside --packer-log or --packer-manifest: it names a build in one of them`,
    );
  return source;
}

/**
 * The same, refused where the command line alone tells that it cannot be: before anything is started or asked.
 *
 * @throws {UsageError} also for an id that is none, and for a file that is not there
 */
export function givenImage(options: ImageOptions): AmiSource | undefined {
  const source = imageSource(options);
  if (source?.kind === 'id' && !/^ami-[0-9a-zA-Z]+$/.test(source.imageId))
    throw new UsageError(
      `Expected --ami to be an image's id such as ami-0abcdef1234567890, got \`${source.imageId}\``,
    );
  if (source && 'path' in source && !existsSync(source.path))
    throw new UsageError(`There is no file \`${source.path}\` (--${source.kind})`);
  return source;
}

/** The one image that the source names, verified in the environment's region. */
export function chooseImage(
  source: AmiSource,
  { clients, region }: Environment,
  signal: AbortSignal,
  expect?: ExpectAmi,
): Promise<ResolvedAmi> {
  return resolveAmi(source, { ec2: clients.ec2, ssm: clients.ssm, region, expect, now: Date.now, signal });
}
