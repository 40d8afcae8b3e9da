import assert from 'node:assert/strict';
import { openMachine, standIns } from './machine.mjs';

/** The tests of packer/'s provisioning scripts, on a throwaway machine without a network. */
export function provisioningTests({ namespace, sharedFolder, onOpen }) {
  const scripts = `${sharedFolder}/packer/scripts`;
  const install = `APP_TARBALL=/tmp/app.tgz APP_VERSION=1.2.0 ${scripts}/app.sh`;
  let machine;

  return [
    {
      name: 'base.sh upgrades, installs Node, and refuses a source image whose Node is too old',
      async run() {
        machine = await openMachine(namespace, sharedFolder);
        onOpen(machine);
        await machine.sh(`cat >${standIns}/apt-get; chmod +x ${standIns}/apt-get`, { input: aptGet });
        const base = ['env', 'INSTALL_SSM_AGENT=false', `${scripts}/base.sh`];

        await machine.sh(`echo 'echo v20.19.2' >${standIns}/node; chmod +x ${standIns}/node`);
        assert.match(await machine.check(base), /Node is 20\.19\.2/);
        const asked = await machine.sh('cat /run/apt-get-calls');
        assert.match(asked, /update\n.*dist-upgrade\n.*install .*nodejs/);

        await machine.sh(`echo 'echo v18.19.0' >${standIns}/node`);
        const { code, output } = await machine.run(base);
        assert.equal(code, 1);
        assert.match(output, /error: Node is 18\.19\.0, the app needs 20/);
        await machine.sh(`rm ${standIns}/*`);
      },
    },
    {
      name: 'app.sh installs the app of a tarball as a service that systemd takes',
      async run() {
        await machine.sh('mkdir -p /tmp/package/dist; cat >/tmp/package/dist/main.js', { input: app });
        await machine.sh('tar -czf /tmp/app.tgz -C /tmp package');

        await machine.sh(install);

        const verified = await machine.sh(
          'systemd-analyze verify /etc/systemd/system/app.service 2>&1 || true',
        );
        assert.doesNotMatch(verified, /app\.service/);
        assert.equal(
          await machine.sh('ls /etc/systemd/system/multi-user.target.wants | grep -x app.service'),
          'app.service\n',
        );
      },
    },
    {
      name: 'the unit runs the app on port 80 under its own user, which cannot change it',
      async run() {
        const service = machine.start(['bash', '--norc', '-euc', asSystemdWould]);
        await service.waitFor(/listening/, 10_000);

        const answer = await machine.check(['curl', '-sS', '--max-time', '5', 'http://127.0.0.1/health']);

        const { version, keepAlive, user, writable } = JSON.parse(answer);
        assert.deepEqual(
          { version, keepAlive, writable },
          { version: '1.2.0', keepAlive: '75000', writable: false },
        );
        assert.equal(String(user), (await machine.sh('id -u app')).trim());
        await service.stop();
      },
    },
    {
      name: 'app.sh run twice changes nothing',
      async run() {
        const state =
          'cd /; sha256sum etc/systemd/system/app.service etc/clicamos/app.env etc/passwd; find opt/app -printf "%p %m %u\\n"';
        const before = await machine.sh(state);

        await machine.sh(install);

        assert.equal(await machine.sh(state), before);
      },
    },
    {
      name: 'app.sh refuses a tarball without the entry and a version that is none, and keeps the app',
      async run() {
        const before = await machine.sh('find /opt/app -type f');
        for (const wrong of [
          'APP_ENTRY=dist/none.js',
          "APP_VERSION='1 2'",
          'APP_TARBALL=/tmp/none.tgz',
          'APP_PORT=x',
        ]) {
          const { code, output } = await machine.run([
            'bash',
            '-c',
            `export APP_TARBALL=/tmp/app.tgz APP_VERSION=1 ${wrong}; ${scripts}/app.sh`,
          ]);

          assert.equal(code, 1, output);
          assert.match(output, /error: /);
        }
        assert.equal(await machine.sh('find /opt/app -type f'), before);
      },
    },
    {
      name: 'cleanup.sh refuses to run outside a Packer build',
      async run() {
        const { code, output } = await machine.run([`${scripts}/cleanup.sh`]);

        assert.notEqual(code, 0);
        assert.match(output, /runs in a Packer build only/);
      },
    },
    {
      name: 'cleanup.sh leaves no key, no identity and no log in the image, twice over',
      async run() {
        await machine.sh(`
          mkdir -p /root/.ssh /home/admin/.ssh /etc/ssh /var/lib/dbus
          touch /root/.ssh/authorized_keys /home/admin/.ssh/authorized_keys /etc/ssh/ssh_host_ed25519_key
          echo 0123 >/etc/machine-id; echo secret >/var/log/app-server.log; touch /var/log/syslog.1
        `);
        const clean = `PACKER_BUILD_NAME=test ${scripts}/cleanup.sh`;
        await machine.sh(`${clean}; ${clean}`);

        const left = await machine.sh(`
          find /root/.ssh /home/*/.ssh -name authorized_keys; find /etc/ssh -name 'ssh_host_*'
          find /var/log -type f -size +0; find /var/lib/apt/lists -type f
          wc -c </etc/machine-id; test -f /opt/app/dist/main.js
        `);
        assert.equal(left, '0\n');
      },
    },
  ];
}

/** What the unit says about user, capabilities, folder, environment and command, done by hand. */
const asSystemdWould = `
  unit=/etc/systemd/system/app.service
  value() { sed -n "s/^$1=//p" "$unit"; }
  set -a; . "$(value EnvironmentFile | grep -v ^-)"; set +a
  cd "$(value WorkingDirectory)"
  cap="+$(value AmbientCapabilities | tr A-Z a-z | sed s/cap_//)"
  exec setpriv --reuid "$(value User)" --regid "$(value Group)" --clear-groups --no-new-privs \\
    --inh-caps "-all,$cap" --ambient-caps "-all,$cap" --bounding-set "-all,$cap" $(value ExecStart)
`;

const aptGet = `#!/bin/sh
echo "$*" >>/run/apt-get-calls
`;

const app = `
const { accessSync, constants } = require('node:fs');
const writable = () => { try { accessSync(__filename, constants.W_OK); return true; } catch { return false; } };
const { APP_VERSION: version, KEEP_ALIVE_TIMEOUT_MS: keepAlive, PORT, HOST } = process.env;
const answer = () => JSON.stringify({ version, keepAlive, user: process.getuid(), writable: writable() });
require('node:http').createServer((_, response) => response.end(answer())).listen(PORT, HOST, () => console.log('listening'));
`;
