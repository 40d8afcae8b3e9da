import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { defaultNatUserData, maxUserDataBytes, readNatScripts, renderNatUserData } from './nat-user-data.js';

interface CloudConfig {
  readonly write_files: readonly { path: string; permissions: string; encoding: string; content: string }[];
  readonly runcmd: readonly (readonly string[])[];
}

function parse(userData: string): CloudConfig {
  const [header, ...json] = userData.split('\n');
  expect(header).toBe('#cloud-config');
  return JSON.parse(json.join('\n'));
}

const vpn = {
  host: '198.51.100.7',
  routes: ['172.31.0.0/16'],
  profileParameter: '/clicamos/dev/web/vpn-profile',
};

describe('renderNatUserData', () => {
  it('writes the script as it is in the repository, and runs it with the private tier', () => {
    const scripts = readNatScripts(defaultNatUserData, false);

    const { write_files: files, runcmd } = parse(
      renderNatUserData(scripts, { privateCidrs: ['10.0.3.0/24', '10.0.4.0/24'] }),
    );

    expect(files.map(({ path, permissions, encoding }) => ({ path, permissions, encoding }))).toEqual([
      { path: '/opt/clicamos/nat.sh', permissions: '0755', encoding: 'gz+b64' },
    ]);
    const written = gunzipSync(Buffer.from(files[0]?.content ?? '', 'base64')).toString();
    expect(written).toBe(readFileSync(new URL('../../../../user_data/nat.sh', import.meta.url), 'utf8'));
    expect(runcmd).toEqual([['env', 'NAT_PRIVATE_CIDRS=10.0.3.0/24 10.0.4.0/24', '/opt/clicamos/nat.sh']]);
  });

  it('brings the VPN along when there is one, after the NAT, which trusts its device', () => {
    const scripts = readNatScripts(defaultNatUserData, true);

    const { write_files: files, runcmd } = parse(
      renderNatUserData(scripts, { privateCidrs: ['10.0.3.0/24'], vpn }),
    );

    expect(files.map(({ path }) => path.replace('/opt/clicamos/', ''))).toEqual([
      'nat.sh',
      'openvpn/Dockerfile',
      'openvpn/client-profile.sh',
      'openvpn/entrypoint.sh',
      'openvpn/pki.sh',
      'openvpn/vpn.sh',
    ]);
    expect(runcmd).toEqual([
      ['env', 'NAT_PRIVATE_CIDRS=10.0.3.0/24', 'NAT_TRUSTED_DEVICES=vpn0', '/opt/clicamos/nat.sh'],
      [
        'env',
        'VPN_HOST=198.51.100.7',
        'VPN_ROUTES=172.31.0.0/16',
        'VPN_PROFILE_PARAMETER=/clicamos/dev/web/vpn-profile',
        '/opt/clicamos/openvpn/vpn.sh',
      ],
    ]);
  });

  it('is the same every time: other user data would replace the NAT', () => {
    const scripts = readNatScripts(defaultNatUserData, true);
    const settings = { privateCidrs: ['10.0.3.0/24'], vpn };

    expect(renderNatUserData(scripts, settings)).toBe(renderNatUserData(scripts, settings));
  });

  it('fits into what EC2 takes, the VPN included', () => {
    const text = renderNatUserData(readNatScripts(defaultNatUserData, true), {
      privateCidrs: ['10.0.3.0/24'],
      vpn,
    });

    expect(Buffer.byteLength(text)).toBeLessThan(maxUserDataBytes);
  });
});
