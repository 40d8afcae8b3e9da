import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import ssh2 from 'ssh2';
import { connectSsh } from '../../testing/ec2/ssh-client.js';
import { openSshDoor, type SshDoorOptions } from './open-ssh-door.js';

const { public: publicKey, private: privateKey } = ssh2.utils.generateKeyPairSync('ed25519');

/** Of its own, as tests of another checkout may run beside these. */
const host = `127.${randomInt(16, 255)}.${randomInt(255)}.${randomInt(2, 255)}`;

describe('the door for SSH', () => {
  const log: string[] = [];
  const login = {
    enter: () => Promise.reject(new Error('nobody gets in')),
    log: (line: string) => log.push(line),
  };
  const options = { isOwnAddress: false, programPort: 80, publicKey, login } as const;

  async function withDoor(
    more: Partial<SshDoorOptions>,
    use: (port: number) => Promise<void>,
  ): Promise<void> {
    const door = await openSshDoor({ host, ...options, ...more });
    try {
      await use(door.ports[0] ?? 0);
    } finally {
      await door.close();
    }
  }

  beforeEach(() => log.splice(0));

  it('tells clients what is missing where the library is not installed', async () => {
    const load = () => Promise.reject(Object.assign(new Error('no'), { code: 'ERR_MODULE_NOT_FOUND' }));

    await withDoor({ load }, async (port) => {
      const client = connect(port, host, () => client.write('SSH-2.0-test\r\n'));
      const said = Buffer.concat(await client.toArray()).toString('latin1');

      expect(said).toMatch(/^SSH-2\.0-\S+\r\n/);
      expect(said).toContain('which is not installed: npm install ssh2');
    });
    expect(log).toEqual([expect.stringContaining('`ssh2`, which is not installed')]);
  });

  it('tells whoever runs a command why there is no machine for it', async () => {
    await withDoor({}, async (port) => {
      using client = await connectSsh({ host, port, privateKey });

      expect(await client.run('true')).toEqual({ code: 126, output: '', errors: 'nobody gets in\n' });
    });
  });

  it('is elsewhere where another one has the port, and is left to a program that serves it', async () => {
    const other = createServer().listen(8022, host);
    await once(other, 'listening');
    const own = { isOwnAddress: true, programPort: 8022 } as const;

    await withDoor({}, async (port) => expect([0, 8022]).not.toContain(port));
    await withDoor(own, async (port) => expect(port).not.toBe(8022));

    other.close();
  });

  it('stands noise', async () => {
    await withDoor({}, async (port) => {
      const noise = connect(port, host, () => noise.end('GET / HTTP/1.1\r\n\r\n'));
      await once(noise.resume(), 'close');

      using again = await connectSsh({ host, port, privateKey });
      expect((await again.run('true')).code).toBe(126);
    });
  });
});
