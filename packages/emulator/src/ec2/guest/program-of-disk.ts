import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AwsError } from '../../service/aws-error.js';
import type { ImageProgram } from '../images/image-record.js';
import { readImageDirectory } from '../images/read-image-directory.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import { parseEnvironmentFile, parseServiceUnit } from './systemd-unit.js';

/**
 * What a disk's own machine would run: what `image.json` among the image's files says, else the service that is enabled
 * in systemd's folder, else what the instance ran before.
 *
 * @throws AwsError `InvalidManifest` for an `image.json` that is none, and where there are several services
 */
export async function programOfDisk(
  disk: string,
  { program }: Pick<InstanceRecord, 'program'>,
): Promise<ImageProgram> {
  const image = join(disk, 'image');
  if (existsSync(join(image, 'image.json'))) return readImageDirectory(image).program;
  return (await programOfService(disk)) ?? program;
}

const wanted = 'etc/systemd/system/multi-user.target.wants';

async function programOfService(disk: string): Promise<ImageProgram | undefined> {
  const names = (await readdir(join(disk, wanted)).catch(() => [])).filter((name) =>
    name.endsWith('.service'),
  );
  const [name] = names;
  if (name === undefined) return undefined;
  if (names.length > 1)
    throw new AwsError(
      'InvalidManifest',
      `The emulator runs one program for each instance, and on this disk ${names.length} services are enabled: ` +
        `${names.join(', ')}. Disable all but one, or put an image.json into the home folder.`,
    );
  const unit = parseServiceUnit(await readFile(await withinDisk(disk, join('/', wanted, name)), 'utf8'));
  const [command = '', ...args] = unit.start;
  if (command === '')
    throw new AwsError('InvalidManifest', `The service \`${name}\` has no ExecStart that could be run.`);
  const files = await Promise.all(unit.environmentFiles.map((path) => variablesIn(join(disk, path))));
  const { PORT = '80', ...env } = Object.assign({}, unit.env, ...files) as Record<string, string>;
  // It listens where the emulator says.
  delete env['HOST'];
  return {
    directory: await withinDisk(disk, unit.workingDirectory ?? '/'),
    start: [commandOf(disk, command), ...args.map((text) => onDisk(disk, text))],
    port: Number(PORT),
    env,
  };
}

const variablesIn = async (file: string) =>
  parseEnvironmentFile(await readFile(file, 'utf8').catch(() => ''));

/** Where the machine's `node` is, an image's `node` is meant. */
const commandOf = (disk: string, command: string) =>
  basename(command) === 'node' ? 'node' : onDisk(disk, command);

/** A path of the machine as one of the disk, where the disk has it. */
const onDisk = (disk: string, text: string) =>
  text.startsWith('/') && existsSync(join(disk, text)) ? join(disk, text) : text;

/** Where a path of the machine is on the disk, with the link that it may be followed there. */
async function withinDisk(disk: string, path: string): Promise<string> {
  const target = await readlink(join(disk, path)).catch(() => undefined);
  return join(disk, target === undefined ? path : resolve(path, '..', target));
}
