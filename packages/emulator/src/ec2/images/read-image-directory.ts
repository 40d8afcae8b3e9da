import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AwsError } from '../../service/aws-error.js';
import type { ImageArchitecture, ImageProgram } from './image-record.js';
import { parseImageManifest } from './parse-image-manifest.js';

/**
 * Reads the directory that an image stands for. Throws `InvalidAMIAttributeItemValue` for a location that is not
 * an absolute path or `file://` URL and `InvalidManifest` for one without a valid `image.json`.
 */
export function readImageDirectory(location: string): {
  readonly program: ImageProgram;
  readonly architecture: ImageArchitecture | undefined;
} {
  const directory = directoryOf(location);
  const file = join(directory, 'image.json');
  const parsed = parseImageManifest(readManifest(file));
  if ('problem' in parsed) throw invalidManifest(`The manifest \`${file}\` is not valid: ${parsed.problem}`);
  const { architecture, ...program } = parsed.manifest;
  return { program: { directory, ...program }, architecture };
}

function directoryOf(location: string): string {
  if (isAbsolute(location)) return location;
  try {
    return fileURLToPath(location);
  } catch {
    throw new AwsError(
      'InvalidAMIAttributeItemValue',
      `Invalid attribute item value "${location}" for imageLocation item type. ` +
        'Expected an absolute path or a file:// URL of a directory that holds image.json.',
    );
  }
}

/** Whoever registers an image chooses the path: a pipe would block the emulator, a device never end. */
function readManifest(file: string): string {
  let manifest: number | undefined;
  try {
    manifest = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const facts = fstatSync(manifest);
    if (!facts.isFile()) throw new Error('it is not a regular file');
    if (facts.size > manifestBytes)
      throw new Error(`it has ${facts.size} bytes, more than the ${manifestBytes} of a manifest`);
    return readFileSync(manifest, 'utf8');
  } catch (error) {
    throw invalidManifest(`The manifest \`${file}\` could not be read: ${String(error)}`);
  } finally {
    if (manifest !== undefined) closeSync(manifest);
  }
}

const manifestBytes = 65_536;

const invalidManifest = (message: string) => new AwsError('InvalidManifest', message);
