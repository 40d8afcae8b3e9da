import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { netmaskOf } from '../addresses/ipv4.js';

/** The scripts of a NAT, read from disk: paths below the folder on the instance, and their text. */
export type NatScripts = Readonly<Record<string, string>>;

export interface NatSettings {
  /** Who may go out. */
  readonly privateCidrs: readonly string[];
  readonly vpn?: VpnSettings;
}

export interface VpnSettings {
  /** The address that clients connect to. */
  readonly host: string;
  /** What clients may reach. */
  readonly routes: readonly string[];
  /** The SSM parameter that gets the first client's profile. */
  readonly profileParameter: string;
  /** The addresses of its clients; the script's own unless given. */
  readonly clientCidr?: string | undefined;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html: 16 KB before base64. */
export const maxUserDataBytes = 16_384;

/** In the sources `user_data` is a link to the repository's folder, in the published package a copy of it. */
export const defaultNatUserData = fileURLToPath(new URL('../user_data/nat.sh', import.meta.url));

/** Reads `nat.sh`, and with a VPN the files of `openvpn/` beside it. */
export function readNatScripts(natUserData: string, withVpn: boolean): NatScripts {
  const folder = dirname(natUserData);
  const vpnScripts = withVpn ? vpnFiles.map((name) => [name, read(join(folder, name))] as const) : [];
  return Object.fromEntries([['nat.sh', read(natUserData)], ...vpnScripts]);
}

/**
 * The user data of a NAT instance for cloud-init: it writes the scripts and runs them, once, at the first
 * boot. At later boots the systemd units do that they left. JSON is YAML, and needs no care with quotes.
 */
export function renderNatUserData(scripts: NatScripts, settings: NatSettings): string {
  const config = {
    write_files: Object.entries(scripts).map(([name, text]) => ({
      path: `${folderOnInstance}/${name}`,
      permissions: '0755',
      encoding: 'gz+b64',
      content: gzipSync(text, { level: 9 }).toString('base64'),
    })),
    runcmd: [natCommand(settings), ...(settings.vpn ? [vpnCommand(settings.vpn)] : [])],
  };
  return `#cloud-config\n${JSON.stringify(config, undefined, 1)}\n`;
}

const folderOnInstance = '/opt/clicamos';
const vpnFiles = ['Dockerfile', 'client-profile.sh', 'entrypoint.sh', 'pki.sh', 'vpn.sh'].map(
  (name) => `openvpn/${name}`,
);

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function natCommand({ privateCidrs, vpn }: NatSettings): readonly string[] {
  const trusted = vpn ? ['NAT_TRUSTED_DEVICES=vpn0'] : [];
  return ['env', `NAT_PRIVATE_CIDRS=${privateCidrs.join(' ')}`, ...trusted, `${folderOnInstance}/nat.sh`];
}

function vpnCommand({ host, routes, profileParameter, clientCidr }: VpnSettings): readonly string[] {
  return [
    'env',
    `VPN_HOST=${host}`,
    `VPN_ROUTES=${routes.join(' ')}`,
    `VPN_PROFILE_PARAMETER=${profileParameter}`,
    ...(clientCidr === undefined ? [] : poolVariables(clientCidr)),
    `${folderOnInstance}/openvpn/vpn.sh`,
  ];
}

/** OpenVPN takes an address and a mask. */
function poolVariables(clientCidr: string): readonly string[] {
  const [network = '', prefix = ''] = clientCidr.split('/');
  return [`VPN_CLIENT_NETWORK=${network}`, `VPN_CLIENT_NETMASK=${netmaskOf(Number(prefix))}`];
}
