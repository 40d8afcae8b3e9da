import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

interface Moto {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** A suite with a moto_server of its own. Where there is none it says so, loudly: much goes untested then. */
export function describeOnMoto(name: string, specs: (endpoint: () => string) => void): void {
  describe(`${name}, on moto_server`, () => {
    if (spawnSync('sh', ['-c', 'command -v moto_server']).status !== 0) {
      process.stderr.write('\n!! moto_server is missing: the tests against it do NOT run\n\n');
      it.todo('does NOT run: moto_server is missing');
      return;
    }
    let moto: Moto;
    beforeAll(async () => {
      moto = await startMoto();
    }, 30_000);
    afterAll(() => moto.stop());
    specs(() => moto.endpoint);
  });
}

async function startMoto(): Promise<Moto> {
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', '0'], {
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill();
    await exited;
  };
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('moto_server ended before it served')));
    // Reads on after that too: a full pipe would stop the server.
    createInterface({ input: child.stderr }).on('line', (line) => {
      const running = /Running on (http:\S+)/.exec(line)?.[1];
      if (running !== undefined) resolve(running);
    });
  });
  return { endpoint, stop };
}
