import assert from 'node:assert/strict';
import { standIns } from './machine.mjs';
import { addresses } from './worlds.mjs';

const port = 8080;
const curl = (ip, maxTime) => ['curl', '-sS', '--max-time', String(maxTime), `http://${ip}:${port}/`];
const clientLog = /Initialization Sequence Completed/;

/** The tests of user_data/openvpn; they run in this order, on the same machines. */
export function vpnTests({ openWorld, repository }) {
  const here = `${repository}/packages/network/nat-test`;
  const node = process.execPath;
  let machines;
  let profile;

  const install = () =>
    machines.nat.sh(
      `VPN_ROUTES=${addresses.privateCidr} VPN_PROFILE_PARAMETER=/test/vpn-profile \\
       AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:8169 ${repository}/user_data/openvpn/vpn.sh`,
    );
  const connect = (text, ...options) =>
    startClient(machines.world, text, ['--connect-retry', '1', '--connect-retry-max', '2', ...options]);
  const serverSays = (pattern) =>
    machines.nat.sh(
      `timeout 20 bash -c 'until grep -qsE "${pattern}" /run/clicamos-vpn.service.log; do sleep 0.1; done'`,
    );

  return [
    {
      name: 'vpn.sh makes the keys on the server and puts the first profile into a SecureString parameter',
      async run() {
        machines = await openWorld('one-device');
        const { world, nat, host } = machines;
        await host
          .start([node, `${here}/serve-caller-address.mjs`, String(port)])
          .waitFor(/listening/, 10_000);
        await nat.start([node, `${here}/serve-metadata.mjs`, '8169']).waitFor(/listening/, 10_000);
        await world.sh('ip route del default'); // whatever reaches the private tier now, goes by the VPN
        await nat.sh(
          `for tool in docker systemctl aws; do ln -s ${here}/$tool-stand-in.sh ${standIns}/$tool; done`,
        );
        await nat.sh(
          `NAT_PRIVATE_CIDRS=${addresses.privateCidr} NAT_TRUSTED_DEVICES=vpn0 ${repository}/user_data/nat.sh`,
        );

        const output = await install();

        assert.match(output, /^\d{4}-\d\d-\d\dT\S+Z the profile of admin is in the SSM parameter/m);
        const argumentsOfAws = await nat.sh('cat /run/aws-arguments');
        assert.match(
          argumentsOfAws,
          /--region eu-west-1 ssm put-parameter --name \/test\/vpn-profile --type SecureString/,
        );
        assert.doesNotMatch(argumentsOfAws + output, /PRIVATE KEY/);
        profile = await nat.sh('cat /run/aws-value');
        assert.match(profile, new RegExp(`^remote ${addresses.nat} 1194$`, 'm'));
        assert.ok(profile.length < 4096, `${profile.length} characters are too many for SSM`);
      },
    },
    {
      name: 'systemd takes the unit of the VPN',
      async run() {
        const output = await machines.nat.sh(
          'systemd-analyze verify /etc/systemd/system/clicamos-vpn.service 2>&1 || true',
        );
        assert.doesNotMatch(output, /clicamos-vpn\.service:\d+/);
      },
    },
    {
      name: 'a client in the world reaches the private host with the profile that the server made',
      async run() {
        await serverSays('Initialization Sequence Completed');
        assert.notEqual((await machines.world.run(curl(addresses.private, 1))).code, 0);
        const client = await connect(profile);
        try {
          await client.waitFor(clientLog, 20_000);

          const answer = await machines.world.check(curl(addresses.private, 10));

          assert.equal(answer, `you are ${addresses.natInside}\n`);
        } finally {
          await client.stop();
        }
      },
    },
    {
      name: 'a private host cannot open a connection to a client, and a client goes nowhere but to the routes',
      async run() {
        const client = await connect(profile, '--route', '198.51.100.0', '255.255.255.0');
        try {
          await client.waitFor(clientLog, 20_000);
          await machines.nat.sh('ip route add 198.51.100.1 via 10.0.11.10 || true');
          await machines.host.sh('ip address add 198.51.100.1 dev lo');
          const [, clientIp] = /net_addr_v4_add: ([\d.]+)/.exec(client.output()) ?? [];
          assert.match(String(clientIp), /^10\.8\.0\./);
          await machines.world
            .start([node, `${here}/serve-caller-address.mjs`, String(port)])
            .waitFor(/listening/, 10_000);
          assert.match(await machines.world.check(curl(clientIp, 10)), /you are/);

          assert.equal((await machines.host.run(curl(clientIp, 1))).code, 28);
          assert.equal((await machines.world.run(curl('198.51.100.1', 1))).code, 28);
        } finally {
          await client.stop();
        }
      },
    },
    {
      name: 'a client whose certificate another authority signed does not get in',
      async run() {
        const client = await connect(await forge(machines.world, profile), '--hand-window', '4');
        try {
          await serverSays('VERIFY ERROR.*CN=intruder');
          await client.ended(30_000);

          assert.doesNotMatch(client.output(), clientLog);
          assert.notEqual((await machines.world.run(curl(addresses.private, 1))).code, 0);
        } finally {
          await client.stop();
        }
      },
    },
    {
      name: 'a revoked client does not get in any more, while another one does',
      async run() {
        const entry = 'docker exec clicamos-vpn /opt/openvpn/entrypoint.sh';
        const anna = await machines.nat.sh(`${entry} client-profile anna`);
        const first = await connect(anna);
        await first.waitFor(clientLog, 20_000).finally(() => first.stop());

        await machines.nat.sh(`${entry} revoke anna`);

        const second = await connect(anna, '--hand-window', '4');
        await serverSays('VERIFY ERROR.*revoked.*CN=anna').finally(() => second.stop());
        assert.doesNotMatch(second.output(), clientLog);
        const admin = await connect(profile);
        await admin.waitFor(clientLog, 20_000).finally(() => admin.stop());
        const again = await machines.nat.run(['bash', '-c', `${entry} client-profile anna`]);
        assert.match(again.output, /error: `anna` is revoked/);
      },
    },
    {
      name: 'vpn.sh run twice keeps the keys: the profile of before still works',
      async run() {
        const keys = () =>
          machines.nat.sh('cd /var/lib/clicamos/vpn/pki; sha256sum *.key *.crt; stat -c "%n %a" *.key');
        const before = await keys();
        assert.doesNotMatch(before, /\.key (?!600)\d+/);

        await install();

        assert.equal(await keys(), before);
        assert.equal(await machines.nat.sh('cat /run/aws-value'), profile);
        const client = await connect(profile, '--connect-retry-max', '5');
        await client.waitFor(clientLog, 20_000).finally(() => client.stop());
      },
    },
  ];
}

async function startClient(machine, profile, options) {
  await machine.sh('umask 077; cat >/tmp/profile.ovpn', { input: profile });
  return machine.start(['openvpn', '--config', '/tmp/profile.ovpn', ...options]);
}

/** The same profile with a certificate for clients, well formed, of an authority of the intruder's own. */
async function forge(machine, profile) {
  const made = await machine.sh(`
    cd "$(mktemp -d)"
    key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }
    key ca.key; key client.key
    openssl req -x509 -new -key ca.key -subj '/CN=clicamos VPN' -days 2 -out ca.crt
    openssl req -new -key client.key -subj /CN=intruder -out client.csr
    printf 'extendedKeyUsage=clientAuth\\nkeyUsage=digitalSignature\\n' >client.ext
    openssl x509 -req -in client.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile client.ext -out client.crt
    printf '<cert>\\n%s\\n</cert>\\n<key>\\n%s\\n</key>\\n' "$(cat client.crt)" "$(cat client.key)"
  `);
  const forged = made.slice(made.indexOf('<cert>'));
  return profile.replace(/<cert>[\s\S]*<\/key>\n/, forged);
}
