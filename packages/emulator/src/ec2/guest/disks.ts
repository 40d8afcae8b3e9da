import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { isIdleMachine } from '../images/idle-machine.js';
import type { ImageArchitecture, ImageProgram } from '../images/image-record.js';
import type { InstanceRecord } from '../instances/instance-record.js';
import { privateFolderMode } from '../hosts/private-files.js';
import { copyTree } from './copy-tree.js';
import { notOfTheDisk } from './guest-script.js';
import { linkWithin } from './link-within.js';
import { layOutDisk, layOutMachine } from './lay-out-disk.js';
import { programOfDisk } from './program-of-disk.js';

type DiskOwner = Pick<InstanceRecord, 'instanceId' | 'program' | 'architecture'>;

/** Disks of instances that somebody has logged in to, and of images that were made of them. */
export interface Disks {
  /** The folder of an instance's disk, with the image's files; made when it is asked for first. */
  open(instance: DiskOwner): Promise<string>;
  /** What an instance runs when it starts: what is on its disk, if it has one. @throws AwsError `InvalidManifest` */
  programOf(instance: DiskOwner): Promise<ImageProgram>;
  /** What instances of an image run that is made of an instance now. @throws AwsError `InvalidManifest` */
  capture(instance: DiskOwner, imageId: string): Promise<ImageProgram>;
  /** Begins to remove an instance's disk. */
  remove(instanceId: string): void;
  /** Removes all of them. */
  close(): Promise<void>;
}

/** @param folder where they are; it may not exist yet */
export function createDisks(folder: string, log: (line: string) => void): Disks {
  const disks = new Map<string, Promise<string>>();
  const removals = new Set<Promise<void>>();
  const diskOf = (id: string) => join(folder, id);
  const open = (instance: DiskOwner) => {
    const { instanceId } = instance;
    const made = disks.get(instanceId) ?? makeDisk(instance, diskOf(instanceId));
    disks.set(instanceId, made);
    return made;
  };
  const programOf = async (instance: DiskOwner) => {
    const disk = await disks.get(instance.instanceId);
    return disk === undefined ? instance.program : programOfDisk(disk, instance);
  };
  return {
    open,
    programOf,
    async capture(instance, imageId) {
      const disk = await disks.get(instance.instanceId);
      if (disk === undefined) return instance.program;
      await programOfDisk(disk, instance);
      const copy = diskOf(imageId);
      await mkdir(copy, { recursive: true, mode: privateFolderMode });
      await copyTree(disk, copy, (path) => !notOfTheDisk.has(relative(disk, path).split(sep)[0] ?? ''));
      await linkWithin(copy);
      return { ...(await programOfDisk(copy, instance)), disk: copy };
    },
    remove(instanceId) {
      if (!disks.delete(instanceId)) return;
      const removal = removeTree(diskOf(instanceId)).catch((error: unknown) =>
        log(`the disk of ${instanceId} could not be removed: ${String(error)}`),
      );
      removals.add(removal);
      void removal.finally(() => removals.delete(removal));
    },
    async close() {
      await Promise.all(removals);
      await removeTree(folder);
    },
  };
}

async function makeDisk({ program, architecture }: DiskOwner, disk: string): Promise<string> {
  await mkdir(disk, { recursive: true, mode: privateFolderMode });
  if (program.disk === undefined) await layOutDisk(disk);
  else await copyTree(program.disk, disk);
  await layOutMachine(disk);
  const image = join(disk, 'image');
  if (program.disk === undefined && !isIdleMachine(program)) await copyTree(program.directory, image);
  const manifest = join(image, 'image.json');
  if (existsSync(manifest)) await writeFile(manifest, manifestOf(program, architecture));
  return disk;
}

/** All that the instance runs: tags of the image may have changed what its files say. */
const manifestOf = ({ start, port, env }: ImageProgram, architecture: ImageArchitecture) =>
  `${JSON.stringify({ start, port, env, architecture }, undefined, 2)}\n`;

/** Also with folders in it that nobody may write to. */
async function removeTree(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await rm(folder, { recursive: true, force: true }).catch(async () => {
    await promisify(execFile)('chmod', ['-R', 'u+rwX', folder]);
    await rm(folder, { recursive: true, force: true });
  });
}
