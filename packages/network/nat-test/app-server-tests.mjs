import assert from 'node:assert/strict';
import { openMachine, standIns } from './machine.mjs';

/** The tests of app-server.sh, against a metadata service that wants version 2's token. */
export function appServerTests({ namespace, sharedFolder, onOpen }) {
  const script = `AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:8169 ${sharedFolder}/user_data/app-server.sh`;
  const calls = (machine) => machine.sh('cat /run/systemctl-calls 2>/dev/null || true');
  let machine;

  return [
    {
      name: 'app-server.sh says so and fails when there is no instance metadata',
      async run() {
        machine = await openMachine(namespace, sharedFolder);
        onOpen(machine);
        await machine.sh(`cat >${standIns}/systemctl; chmod +x ${standIns}/systemctl`, { input: systemctl });

        const { code, output } = await machine.run([
          ...['env', 'AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:1'],
          ...[
            'bash',
            '-c',
            `curl() { command curl "$@" --retry 0; }; export -f curl; ${sharedFolder}/user_data/app-server.sh`,
          ],
        ]);

        assert.equal(code, 1, output);
        assert.match(output, /error: no metadata token from http:\/\/127\.0\.0\.1:1/);
      },
    },
    {
      name: 'app-server.sh names the machine after the metadata, and does without an app',
      async run() {
        await machine
          .start([process.execPath, `${sharedFolder}/packages/network/nat-test/serve-metadata.mjs`, '8169'])
          .waitFor(/listening/, 10_000);
        const unasked = [
          'curl',
          '-s',
          '-o',
          '/dev/null',
          '-w',
          '%{http_code}',
          'http://127.0.0.1:8169/latest/meta-data/instance-id',
        ];
        assert.equal(await machine.check(unasked), '401');

        const output = await machine.sh(script);

        assert.match(output, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ set the hostname to app-0123456789abcdef0$/m);
        assert.match(output, /there is no app\.service here/);
        assert.equal(
          (await machine.sh('hostname; cat /etc/hostname')).trim(),
          'app-0123456789abcdef0\napp-0123456789abcdef0',
        );
        assert.equal(await machine.sh('getent hosts app-0123456789abcdef0 | cut -d" " -f1'), '127.0.1.1\n');
        assert.equal(
          await machine.sh('cat /etc/clicamos/instance.env'),
          'INSTANCE_ID=i-0123456789abcdef0\nAVAILABILITY_ZONE=eu-west-1b\n',
        );
        assert.equal(await calls(machine), '');
      },
    },
    {
      name: 'app-server.sh restarts the app when it learned which instance it is, and only then',
      async run() {
        await machine.sh('rm /etc/clicamos/instance.env; touch /etc/systemd/system/app.service');

        await machine.sh(script);
        assert.equal(await calls(machine), 'enable app.service\nrestart app.service\n');

        await machine.sh(`rm /run/systemctl-calls; ${script}`);
        assert.equal(await calls(machine), 'enable app.service\nstart app.service\n');
      },
    },
    {
      name: 'app-server.sh run again changes no file but its log, which has each line stamped',
      async run() {
        const files =
          'sha256sum /etc/hosts /etc/hostname /etc/clicamos/instance.env; hostname; grep -c . /etc/hosts';
        const before = await machine.sh(files);

        await machine.sh(script);

        assert.equal(await machine.sh(files), before);
        assert.equal(
          await machine.sh("grep -vcE '^[0-9-]{10}T[0-9:]{8}Z ' /var/log/app-server.log || true"),
          '0\n',
        );
      },
    },
  ];
}

const systemctl = `#!/bin/sh
if [ "$1" = cat ]; then exec test -e "/etc/systemd/system/$2"; fi
echo "$*" >>/run/systemctl-calls
`;
