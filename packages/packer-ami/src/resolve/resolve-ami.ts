import type { Image } from '@aws-sdk/client-ec2';
import { findByFilter } from '../aws/find-by-filter.js';
import { findInSsm } from '../aws/find-in-ssm.js';
import { describeImage, type ExpectAmi, reasonNotUsable } from '../aws/verify-image.js';
import { findInAmiFile } from '../files/ami-file.js';
import { findInManifest } from '../files/packer-manifest.js';
import { findInPackerLog } from '../packer-log/find-in-packer-log.js';
import { readPackerLog } from '../packer-log/read-packer-log.js';
import { expectAmiId } from '../terms/ami-id.js';
import type { AmiSource } from '../terms/ami-source.js';
import type { Candidate } from '../terms/candidate.js';
import { AmiError } from '../terms/errors.js';
import type { Ec2Port, SsmPort } from '../terms/ports.js';
import type { ResolvedAmi } from '../terms/resolved-ami.js';
import { describeOrigin } from './describe-origin.js';

/** Whom to ask, for which region, and what the image must be. */
export interface ResolveAmiOptions {
  /** An `EC2Client` of `region`. */
  readonly ec2: Ec2Port;
  /** An `SSMClient` of `region`; needed for `kind: 'ssm'` only. */
  readonly ssm?: SsmPort;
  /** Where the image must be. */
  readonly region: string;
  /** @default any architecture, not deprecated */
  readonly expect?: ExpectAmi;
  /** Milliseconds since the epoch. @default `Date.now` */
  readonly now?: () => number;
  /** On abort it rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
}

/**
 * Turns a source into one AMI id that EC2 has confirmed: it exists, is available, of the right architecture and
 * not deprecated.
 *
 * @throws AmiError with the code that says why there is none; other AWS errors unchanged
 * @example
 * import { EC2Client } from '@aws-sdk/client-ec2';
 * import { resolveAmi } from '@clicamos/packer-ami';
 * const region = 'us-east-1';
 * const ec2 = new EC2Client({ region });
 * const ami = await resolveAmi({ kind: 'packer-log', path: 'build.log' }, { ec2, region });
 */
export async function resolveAmi(source: AmiSource, options: ResolveAmiOptions): Promise<ResolvedAmi> {
  const { region, expect, now = Date.now, signal } = options;
  signal?.throwIfAborted();
  if (region === '')
    throw new AmiError('InvalidOption', 'Expected `region` to name a region, got an empty text');
  const candidate = await findCandidate(source, options);
  const image = candidate.image ?? (await describeImage(candidate.imageId, options));
  const reason = reasonNotUsable(image, { expect, region, nowMs: now() });
  if (reason) throw reason;
  return toResolved(image, candidate, { region, nowMs: now() });
}

function findCandidate(source: AmiSource, options: ResolveAmiOptions): Candidate | Promise<Candidate> {
  const { region, signal } = options;
  switch (source.kind) {
    case 'id':
      return {
        imageId: expectAmiId(source.imageId, 'The AMI'),
        origin: { kind: 'id', from: 'given by its id' },
      };
    case 'packer-log':
      return readPackerLog(source.path, signal).then((log) => findInPackerLog(log, source, region));
    case 'packer-manifest':
      return findInManifest(source, region, signal);
    case 'ssm':
      return findInSsm(source, options);
    case 'filter':
      return findByFilter(source, options);
    case 'ami-file':
      return findInAmiFile(source, region, signal);
    default:
      throw unknownKind(source);
  }
}

/** From a program without types. */
function unknownKind(source: never): AmiError {
  const { kind } = source as { readonly kind?: unknown }; // a source of a kind that there is not
  const message = `Expected \`kind\` of the source to be id, ami-file, packer-log, packer-manifest, ssm or filter, got \`${String(kind)}\``;
  return new AmiError('InvalidOption', message);
}

function toResolved(
  image: Image,
  candidate: Candidate,
  { region, nowMs }: { region: string; nowMs: number },
): ResolvedAmi {
  const tags = Object.fromEntries((image.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  const { CreationDate: creationDate = '' } = image;
  const createdMs = Date.parse(creationDate);
  const origin = { ...(Number.isNaN(createdMs) ? {} : { builtAtMs: createdMs }), ...candidate.origin };
  return {
    imageId: candidate.imageId,
    name: image.Name ?? '',
    architecture: image.Architecture ?? 'unknown',
    creationDate,
    region,
    ownerId: image.OwnerId ?? '',
    tags,
    source: { ...origin, text: describeOrigin(origin.from, { builtAtMs: origin.builtAtMs, tags, nowMs }) },
  };
}
