import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process that does nothing until it is ended. */
export interface IdleProcess extends AsyncDisposable {
  readonly pid: number;
  /** The signal that ended it, once it has. */
  readonly ended: Promise<string | null>;
  end(): Promise<void>;
}

/** It ends with this process too, however that ends: by the end of its input. */
export async function startIdleProcess(): Promise<IdleProcess> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  await once(child, 'spawn');
  const end = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid ?? 0, ended, end, [Symbol.asyncDispose]: end };
}
