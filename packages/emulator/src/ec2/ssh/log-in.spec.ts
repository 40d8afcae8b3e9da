import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { CreateImageResult, DescribeImagesResult, KeyPair, Reservation } from '@aws-sdk/client-ec2';
import type { InstanceStateName } from '../../service/ports.js';
import { createTestEc2, untilState, webProgram, type TestEc2 } from '../../testing/ec2/ec2-fixture.js';
import { processesOf } from '../../testing/ec2/processes-of.js';
import { connectSsh, hasNamespaces, type SshClient } from '../../testing/ec2/ssh-client.js';

const program = (word: string) => `
import { createServer } from 'node:http';
const { HOST, PORT, COLOUR } = process.env;
createServer((request, response) => response.end('${word} ' + COLOUR)).listen(Number(PORT), HOST);
`;

const betweenLooksMs = 20;

const withNamespaces = () => {
  let ec2: TestEc2;
  let key: KeyPair;

  async function open(): Promise<void> {
    ec2 = await createTestEc2();
    key = await ec2.call<KeyPair>('CreateKeyPair', { KeyName: 'mine', KeyType: 'ed25519' });
  }

  async function launch(ImageId: string, more: object = { KeyName: 'mine' }): Promise<string> {
    const input = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...more };
    const { Instances } = await ec2.call<Reservation>('RunInstances', input);
    const id = Instances?.[0]?.InstanceId ?? '';
    await untilState(ec2.instances, id, 'running');
    return id;
  }

  async function change(id: string, operation: string, state: InstanceStateName): Promise<void> {
    await ec2.call(operation, { InstanceIds: [id] });
    await untilState(ec2.instances, id, state);
  }

  const hostOf = (id: string) => ec2.instances.address(id, 80)?.host ?? '';

  const logIn = (id: string, privateKey = key.KeyMaterial ?? ''): Promise<SshClient> =>
    connectSsh({ host: hostOf(id), privateKey });

  async function build(InstanceId: string): Promise<string> {
    const { ImageId = '' } = await ec2.call<CreateImageResult>('CreateImage', { InstanceId, Name: 'built' });
    for (;;) {
      const { Images } = await ec2.call<DescribeImagesResult>('DescribeImages', { ImageIds: [ImageId] });
      if (Images?.[0]?.State === 'available') return ImageId;
      await setTimeout(betweenLooksMs);
    }
  }

  async function ask(id: string): Promise<string> {
    const { host = '', port = 0 } = ec2.instances.address(id, 80) ?? {};
    for (;;) {
      const answer = await fetch(`http://${host}:${port}/`).catch(() => undefined);
      if (answer) return answer.text();
      await setTimeout(betweenLooksMs); // it boots
    }
  }

  describe('that runs already', () => {
    let id = '';

    beforeAll(async () => {
      await open();
      id = await launch(await ec2.register(webProgram));
    });

    afterAll(() => ec2.close());

    it('refuses another key, a password, and a key that is none of the launch', async () => {
      const other = await ec2.call<KeyPair>('CreateKeyPair', { KeyName: 'other', KeyType: 'rsa' });

      await expect(logIn(id, other.KeyMaterial)).rejects.toThrow(
        'All configured authentication methods failed',
      );
    });

    it('forwards no connection', async () => {
      using client = await logIn(id);

      await expect(client.forward(80)).rejects.toThrow('Channel open failure');
    });

    it('takes files and gives them back, in folders of the instance that this machine never sees', async () => {
      using client = await logIn(id);
      const content = Buffer.alloc(300_000, 'a line\n');
      const name = `clicamos-${id}`;

      await client.upload(`/tmp/${name}`, content);
      const back = await client.download(`/tmp/${name}`);
      const there = await client.run(`chmod +x /tmp/${name}; stat -c %a /tmp/${name}; ls /image`);

      expect(back.equals(content)).toBe(true);
      expect(there.output).toBe('755\napp.mjs\nimage.json\n');
      expect(readdirSync('/tmp')).not.toContain(name);
    });

    it('keeps this machine from whoever logs in, who is root in the instance', async () => {
      using client = await logIn(id);

      const ran = await client.run(
        'sudo touch /usr/bin/x; sudo mkdir -p /opt/app && sudo sh -c "echo 1 >/opt/app/one; echo 2 >/etc/two" && cat /opt/app/one /etc/two; ps -e | wc -l',
      );

      expect(ran.errors).toContain('Read-only file system');
      expect(ran.output).toMatch(/^1\n2\n\d\n$/);
      expect(readdirSync('/etc')).not.toContain('two');
    });

    it('says so when a file cannot be taken or given', async () => {
      using client = await logIn(id);

      const taken = await client.upload('/usr/bin/clicamos', 'x');

      expect(taken.code).toBe(1);
      expect(taken.output).toContain('Read-only file system');
      await expect(client.download('/nothing')).rejects.toThrow('/nothing');
    });
  });

  describe('of its own', () => {
    beforeEach(open);

    afterEach(() => ec2.close());

    it.each(['rsa', 'ed25519'])(
      'lets in the %s key of the launch, and tells what a command said',
      async (KeyType) => {
        const made = await ec2.call<KeyPair>('CreateKeyPair', { KeyName: 'other', KeyType });
        const id = await launch(await ec2.register(webProgram), { KeyName: 'other' });
        using client = await logIn(id, made.KeyMaterial);

        const ran = await client.run(
          'cat; echo "$USER $INSTANCE_ID $(id -u)"; pwd; echo oops >&2; exit 3',
          'in\n',
        );

        expect(ran).toEqual({ code: 3, output: `in\nadmin ${id} 0\n/home/admin\n`, errors: 'oops\n' });
      },
    );

    it('is not there without a key pair', async () => {
      const id = await launch(await ec2.register(webProgram), {});

      await expect(logIn(id)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    });

    it('ends with the instance: connections, commands and what they left behind', async () => {
      const id = await launch(await ec2.register(webProgram));
      using client = await logIn(id);
      await client.run('for one in 1 2; do setsid sleep 1000 >/dev/null 2>&1 </dev/null & done');
      const running = client.run('sleep 1000').catch(() => undefined);
      // The program, the two that were left behind, and what runs.
      while (processesOf(id).length < 4) await setTimeout(betweenLooksMs);

      await change(id, 'TerminateInstances', 'terminated');
      await client.ended;
      await running;

      expect(processesOf(id)).toEqual([]);
    });

    it('leaves no folder when the emulator has closed', async () => {
      const id = await launch(await ec2.register(webProgram));
      const client = await logIn(id);
      await client.run('mkdir -m 500 /opt/closed; touch /opt/x');
      const during = readdirSync(ec2.stateDirectory);
      client[Symbol.dispose]();

      const { stateDirectory } = ec2;
      await ec2.service.close();

      expect(during.filter((name) => name.startsWith('disks-'))).toHaveLength(1);
      expect(readdirSync(stateDirectory)).toEqual(['instances']);
    });

    it('runs what was put there, in the instance when it starts again and in those of an image of it', async () => {
      const id = await launch(await ec2.register(program('old'), { env: { COLOUR: 'blue' } }));
      {
        using client = await logIn(id);
        await client.upload('app.mjs', program('new'));
      }
      const before = await ask(id);

      await change(id, 'StopInstances', 'stopped');
      const image = await build(id);
      await change(id, 'StartInstances', 'running');
      const child = await launch(image, {});

      expect(before).toBe('old blue');
      expect(await ask(id)).toBe('new blue');
      expect(await ask(child)).toBe('new blue');
    });

    it('makes an image with a program of one that had none: of a manifest, or of a service of systemd', async () => {
      const { Images } = await ec2.call<DescribeImagesResult>('DescribeImages', {
        Filters: [{ Name: 'name', Values: ['debian-13-amd64-*'] }],
      });
      const id = await launch(Images?.[0]?.ImageId ?? '');
      {
        using client = await logIn(id);
        await client.run(`
        mkdir -p /opt/app/1 && ln -s /opt/app/1 /opt/app/current && echo 'COLOUR="dark red"' >/etc/app.env
        cat >/etc/systemd/system/app.service <<'UNIT'
[Service]
WorkingDirectory=/opt/app/current
EnvironmentFile=/etc/app.env
ExecStart=/usr/bin/env node main.mjs
UNIT
        systemctl enable --now app`);
        await client.upload('/opt/app/current/main.mjs', program('served'));
      }

      const child = await launch(await build(id), {});

      expect(await ask(child)).toBe('served dark red');
    });
  });
};

describe('logging in to an instance over SSH', () => {
  if (hasNamespaces) withNamespaces();
  else
    it('is refused (this user may make no namespaces here, so this was NOT RUN)', () => {
      process.stderr.write(
        '`unshare` makes no namespaces here: nothing shows that instances can be logged in to.\n',
      );
    });
});
