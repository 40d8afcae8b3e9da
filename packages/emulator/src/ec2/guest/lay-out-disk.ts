import { chmod, cp, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standIns } from './stand-ins.js';

const folders = [
  ...['dev', 'etc/systemd/system', 'home', 'image', 'opt', 'proc', 'run', 'srv', 'tmp', 'usr/local'],
  ...['var/cache', 'var/lib', 'var/log', 'var/tmp'],
  ...['.emulator/bin', '.emulator/local', '.emulator/machine-local', '.emulator/outside'],
];

/** What programs need of `/etc` and what is no secret; each machine of the system has only some of it. */
const settings = [
  ...[
    'alternatives',
    'bash.bashrc',
    'ca-certificates',
    'ca-certificates.conf',
    'debian_version',
    'default',
    'group',
  ],
  ...['host.conf', 'hosts', 'issue', 'ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'localtime', 'login.defs'],
  ...[
    'nsswitch.conf',
    'os-release',
    'passwd',
    'pki',
    'profile',
    'protocols',
    'resolv.conf',
    'services',
    'ssl',
  ],
  'timezone',
];

/** Makes an empty folder a disk: what a machine has that nobody has logged in to yet, but for what is mounted. */
export async function layOutDisk(disk: string): Promise<void> {
  for (const folder of folders) await mkdir(join(disk, folder), { recursive: true, mode: 0o755 });
  for (const folder of ['tmp', 'var/tmp']) await chmod(join(disk, folder), 0o1777);
  await symlink('image', join(disk, 'root'));
  for (const name of settings) await copyIfReadable(join('/etc', name), join(disk, 'etc', name));
  await linkLocalPrograms(join(disk, 'usr/local'));
}

/** Puts there what each machine has anew, of a disk's own beginning or not. */
export async function layOutMachine(disk: string): Promise<void> {
  for (const folder of folders) await mkdir(join(disk, folder), { recursive: true, mode: 0o755 });
  await chmod(disk, 0o755);
  await chmod(join(disk, 'tmp'), 0o1777);
  for (const [name, text] of Object.entries(standIns)) {
    const file = join(disk, '.emulator/bin', name);
    await writeFile(file, text);
    await chmod(file, 0o755);
  }
}

/** A link to elsewhere is followed where only what it leads to is of use. */
async function copyIfReadable(from: string, to: string): Promise<void> {
  const isFolder = await stat(from).then(
    (facts) => facts.isDirectory(),
    () => undefined,
  );
  if (isFolder === undefined) return;
  await cp(from, to, { recursive: true, dereference: !isFolder, verbatimSymlinks: isFolder }).catch(
    // What this user may not read, nobody may there.
    () => undefined,
  );
}

/** `/usr/local` is the disk's own, as much is put there; what this machine has there is reached by links. */
async function linkLocalPrograms(to: string): Promise<void> {
  for (const folder of await entriesOf('/usr/local')) {
    if (!folder.isDirectory()) continue;
    await mkdir(join(to, folder.name), { recursive: true });
    for (const { name } of await entriesOf(join('/usr/local', folder.name)))
      await symlink(join('/.emulator/machine-local', folder.name, name), join(to, folder.name, name));
  }
}

const entriesOf = (folder: string) => readdir(folder, { withFileTypes: true }).catch(() => []);
