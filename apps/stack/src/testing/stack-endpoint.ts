import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createEmulator } from '@clicamos/emulator';

/** An AWS-compatible endpoint that a suite has for itself. */
export interface Endpoint {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts our own emulator, twenty times as fast as AWS. */
export async function startEmulator(): Promise<Endpoint> {
  const emulator = await createEmulator({ speed: 20 });
  return { url: emulator.endpoint, stop: () => emulator.close() };
}

/** Whether moto_server is here; says so on standard error when not, since the suite does not run then. */
export function hasMoto(): boolean {
  const found = spawnSync('sh', ['-c', 'command -v moto_server']).status === 0;
  if (!found) process.stderr.write('\n!! moto_server is missing: the stack is NOT tested against it\n\n');
  return found;
}

/** Starts moto's server on a free port of loopback. */
export async function startMoto(): Promise<Endpoint> {
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
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('moto_server ended before it served')));
    // Reads on after that too: a full pipe would stop the server.
    createInterface({ input: child.stderr }).on('line', (line) => {
      const running = /Running on (http:\S+)/.exec(line)?.[1];
      if (running !== undefined) resolve(running);
    });
  });
  return { url, stop };
}
