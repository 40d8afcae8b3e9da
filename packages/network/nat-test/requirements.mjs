import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Which Debian package brings a program. */
const packages = {
  curl: 'curl',
  ip: 'iproute2',
  nft: 'nftables',
  nsenter: 'util-linux',
  openssl: 'openssl',
  openvpn: 'openvpn',
  packer: 'packer',
  setpriv: 'util-linux',
  shellcheck: 'shellcheck',
  sysctl: 'procps',
  systemctl: 'systemd',
  'systemd-analyze': 'systemd',
  unshare: 'util-linux',
};

const forMachines = [
  'ip',
  'nft',
  'nsenter',
  'unshare',
  'setpriv',
  'sysctl',
  'systemctl',
  'systemd-analyze',
  'curl',
];

/** Why tests that need these programs cannot run here, or undefined when they can. */
export function reasonNoPrograms(names) {
  const missing = names.filter((name) => !onPath(name));
  if (missing.length === 0) return undefined;
  const wanted = [...new Set(missing.map((name) => packages[name]))];
  return `${missing.join(', ')} not found; on Debian: apt-get install ${wanted.join(' ')}`;
}

/** Why no throwaway machine can be opened here. */
export function reasonNoMachines() {
  if (process.platform !== 'linux') return `needs Linux, this is ${process.platform}`;
  if (process.getuid() !== 0) return 'needs root, for network namespaces';
  return reasonNoPrograms(forMachines);
}

/** Why no VPN can run here. */
export function reasonNoVpn() {
  if (!existsSync('/dev/net/tun'))
    return '/dev/net/tun is missing: modprobe tun, or give the container that device';
  return reasonNoMachines() ?? reasonNoPrograms(['openvpn', 'openssl']);
}

/** Why no Packer can judge the templates: from 1.7 on, the Amazon builder is a plugin of its own. */
export function reasonNoPacker() {
  const missing = reasonNoPrograms(['packer']);
  if (missing || /v1\.6\./.test(says('packer', 'version'))) return missing;
  if (says('packer', 'plugins', 'installed').includes('amazon')) return undefined;
  return 'this Packer has no Amazon plugin; packer init packer/app.pkr.hcl';
}

function says(command, ...args) {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '';
}

function onPath(name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => isExecutable(join(folder, name)));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
