import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expectAmiId } from '../terms/ami-id.js';
import type { AmiFileSource } from '../terms/ami-source.js';
import type { Candidate } from '../terms/candidate.js';
import { systemErrorCode } from '../terms/error-fields.js';
import { AmiError } from '../terms/errors.js';
import { parseJsonObject } from '../terms/parse-json-object.js';
import { readText } from '../terms/read-text.js';
import type { ResolvedAmi } from '../terms/resolved-ami.js';

/** The variable file that later commands read; also Terraform's `*.auto.tfvars.json` and Packer's `-var-file`. */
export interface AmiFile {
  readonly ami_id: string;
  readonly ami_name: string;
  readonly ami_region: string;
  /** Where it came from, for people. */
  readonly ami_source: string;
}

/**
 * Writes the variable file. A reader sees the old file or the new one, never a part: it is written beside and
 * then renamed. Missing folders are made.
 *
 * @example
 * import { resolveAmi, writeAmiFile } from '@clicamos/packer-ami';
 * await writeAmiFile('ami.auto.tfvars.json', await resolveAmi(source, options));
 */
export async function writeAmiFile(path: string, resolved: ResolvedAmi): Promise<AmiFile> {
  const { imageId, name, region, source } = resolved;
  const file: AmiFile = { ami_id: imageId, ami_name: name, ami_region: region, ami_source: source.from };
  await mkdir(dirname(path), { recursive: true });
  // In the same folder, since a rename is atomic only within one file system.
  const temporary = await mkdtemp(`${path}.`);
  try {
    await writeDurably(join(temporary, 'new'), `${JSON.stringify(file, undefined, 2)}\n`);
    await rename(join(temporary, 'new'), path);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return file;
}

/**
 * The AMI in a variable file, of `region`.
 *
 * @throws AmiError `AmiFileMissing`, `MalformedAmiFile`, `MalformedId`, `WrongRegion`
 */
export async function findInAmiFile(
  { path }: AmiFileSource,
  region: string,
  signal?: AbortSignal,
): Promise<Candidate> {
  const { ami_id: id, ami_region: fileRegion, ami_source: was } = await readAmiFile(path, signal);
  const imageId = expectAmiId(id, `\`ami_id\` in \`${path}\``);
  if (fileRegion !== region) {
    const message = `AMI file \`${path}\` holds \`${imageId}\` of ${fileRegion}, want ${region}. An AMI lives in one region: build or copy it there`;
    throw new AmiError('WrongRegion', message, { path, imageId, region });
  }
  const from = `from ${path}${was ? ` (${was})` : ''}`;
  return { imageId, origin: { kind: 'ami-file', from, path } };
}

async function readAmiFile(path: string, signal?: AbortSignal): Promise<AmiFile> {
  const fields = parseJsonObject(await textOf(path, signal));
  const malformed = (why: string) =>
    new AmiError('MalformedAmiFile', `AMI file \`${path}\` ${why}`, { path });
  if (typeof fields === 'string') throw malformed(fields);
  const { ami_id, ami_name, ami_region, ami_source } = fields;
  if (typeof ami_id !== 'string') throw malformed('has no text `ami_id`');
  if (typeof ami_region !== 'string') throw malformed('has no text `ami_region`');
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { ami_id, ami_region, ami_name: text(ami_name), ami_source: text(ami_source) };
}

async function textOf(path: string, signal?: AbortSignal): Promise<string> {
  try {
    return await readText(path, signal);
  } catch (cause) {
    signal?.throwIfAborted();
    const message = `AMI file \`${path}\` cannot be read (${systemErrorCode(cause)}). Name the AMI in another way, or build one first`;
    throw new AmiError('AmiFileMissing', message, { path, cause });
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
