import assert from 'node:assert/strict';
import { addresses } from './worlds.mjs';

const port = 8080;
const url = (ip) => `http://${ip}:${port}/`;
const curl = (ip) => ['curl', '-sS', '--max-time', '10', url(ip)];
const tryCurl = (ip) => ['curl', '-sS', '--max-time', '1', url(ip)]; // where nothing should answer

/** The tests of nat.sh in a world; they run in this order, on the same machines. */
export function natTests({ shape, openWorld, repository }) {
  const nat = `${repository}/user_data/nat.sh`;
  const install = `NAT_PRIVATE_CIDRS=${addresses.privateCidr} NAT_TRUSTED_DEVICES=vpn0 ${nat}`;
  const on = `(${shape})`;
  let machines;

  return [
    {
      name: `a private host reaches nobody while the NAT host does not translate ${on}`,
      async run() {
        machines = await openWorld(shape);
        const server = `${repository}/packages/network/nat-test/serve-caller-address.mjs`;
        const starts = [machines.world, machines.host].map((machine) =>
          machine.start([process.execPath, server, String(port)]).waitFor(/listening/, 10_000),
        );
        await Promise.all(starts);
        await machines.nat.sh('sysctl -q -w net.ipv4.ip_forward=0');
        assert.notEqual((await machines.host.run(tryCurl(addresses.world))).code, 0);
      },
    },
    {
      name: `forwarding alone lets the world reach the private host, so the next tests can fail ${on}`,
      async run() {
        await machines.nat.sh('sysctl -q -w net.ipv4.ip_forward=1');

        assert.match(
          await machines.world.check(curl(addresses.private)),
          new RegExp(`you are ${addresses.world}`),
        );
      },
    },
    {
      name: `nat.sh refuses missing and malformed CIDRs and changes nothing ${on}`,
      async run() {
        const before = await snapshot(machines.nat);
        for (const cidrs of ['', '10.0.11.0', '10.0.11.0/24; }', '10.0.11.0/24,x']) {
          const { code, output } = await machines.nat.run(['env', `NAT_PRIVATE_CIDRS=${cidrs}`, nat]);

          assert.equal(code, 1, output);
          assert.match(output, /error: (NAT_PRIVATE_CIDRS is empty|`.*` is not valid)/);
        }
        assert.equal(await snapshot(machines.nat), before);
      },
    },
    {
      name: `a private host reaches the world through the NAT and is seen under its address ${on}`,
      async run() {
        await machines.nat.sh('sysctl -q -w net.ipv4.ip_forward=0');

        const output = await machines.nat.sh(install);

        assert.match(output, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ translating 10\.0\.11\.0\/24/m);
        const answer = await machines.host.check(curl(addresses.world));
        assert.equal(answer, `you are ${addresses.nat}\n`);
        const redirects = 'sysctl -n net.ipv4.conf.all.send_redirects net.ipv4.conf.eth0.send_redirects';
        assert.equal(await machines.nat.sh(redirects), '0\n0\n', 'it tells private hosts to go round it');
      },
    },
    {
      name: `the world cannot open a connection to the private host, even with a route to it ${on}`,
      async run() {
        assert.match(await machines.world.sh(`ip route get ${addresses.private}`), /via 203\.0\.113\.5/);
        const { code, output } = await machines.world.run(tryCurl(addresses.private));
        assert.equal(code, 28, `expected a timeout, got: ${output}`);
      },
    },
    {
      name: `nat.sh run twice changes nothing ${on}`,
      async run() {
        const before = await snapshot(machines.nat);

        const output = await machines.nat.sh(install);

        assert.doesNotMatch(output, /wrote/);
        assert.equal(await snapshot(machines.nat), before);
      },
    },
    {
      name: `systemd takes the unit ${on}`,
      async run() {
        const output = await machines.nat.sh(
          'systemd-analyze verify /etc/systemd/system/clicamos-nat.service 2>&1',
        );
        assert.doesNotMatch(output, /clicamos-nat/);
      },
    },
    {
      name: `after a reboot the private host reaches nobody until the unit has run, then the world again ${on}`,
      async run() {
        const before = await snapshot(machines.nat);
        await machines.nat.sh('nft flush ruleset; sysctl -q -w net.ipv4.ip_forward=0');
        assert.notEqual((await machines.host.run(tryCurl(addresses.world))).code, 0);

        await bootUnits(machines.nat);

        assert.equal(await machines.host.check(curl(addresses.world)), `you are ${addresses.nat}\n`);
        assert.equal((await machines.world.run(tryCurl(addresses.private))).code, 28);
        assert.equal(await snapshot(machines.nat), before);
      },
    },
    {
      name: `without the masquerade rule a private host reaches nobody ${on}`,
      async run() {
        await machines.nat.sh(
          'nft flush chain inet clicamos_nat postrouting; nft flush chain inet clicamos_nat forward; nft add rule inet clicamos_nat forward accept',
        );
        const answer = await machines.host.run(tryCurl(addresses.world));
        assert.doesNotMatch(answer.output, new RegExp(`you are ${addresses.nat}`));
        await bootUnits(machines.nat);
        assert.equal(await machines.host.check(curl(addresses.world)), `you are ${addresses.nat}\n`);
      },
    },
  ];
}

/** What a boot does for the units that are enabled: runs their ExecStart as it stands in the file. */
async function bootUnits(machine) {
  await machine.sh(`
    for unit in /etc/systemd/system/multi-user.target.wants/clicamos-*; do
      sed -n 's/^ExecStart=//p' "$unit" | bash -eu
    done
  `);
}

/** Rules, forwarding and installed files, as text to compare. */
function snapshot(machine) {
  return machine.sh(`
    nft list ruleset
    sysctl -a --pattern 'ip_forward$|send_redirects'
    find /etc/clicamos /etc/systemd/system/clicamos-* /usr/local/sbin/clicamos-* -type f \\
      -printf '%p %m %T@\\n' 2>/dev/null || true
  `);
}
