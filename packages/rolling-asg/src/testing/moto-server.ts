import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

export interface MotoServer {
  readonly endpoint: string;
  /** Forgets all that was made. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether moto is installed. Says so loudly when it is not: what is not run is not known to work. */
export function hasMoto(): boolean {
  const isThere = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0;
  if (!isThere)
    process.stderr.write('\n!!! moto_server is not installed: the tests against moto DO NOT RUN\n\n');
  return isThere;
}

/** Starts moto on a free loopback port. */
export async function startMoto(): Promise<MotoServer> {
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(child, 'exit');
  const endpoint = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`moto_server ended: ${output}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, url] = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(output) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  return {
    endpoint,
    reset: async () => {
      const { ok, status } = await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' });
      if (!ok) throw new Error(`moto could not be reset: it answered ${status}`);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
