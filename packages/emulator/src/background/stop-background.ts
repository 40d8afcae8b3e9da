import { connect } from 'node:net';
import { once } from 'node:events';
import { endLeftOverInstances } from '../ec2/hosts/end-left-over-instances.js';
import { EmulatorError } from '../errors.js';
import { findBackground } from './find-background.js';
import { releaseLock } from './lock.js';

const endsWithinMs = 30_000;

/**
 * Ends the emulator of a state folder with all its instances. One that died without a trace is
 * cleared away too: its lock, and instances that it left running.
 *
 * @returns what there was
 * @throws {EmulatorError} `StopFailed` if it does not end within 30 s
 * @example
 * import { stopBackground } from '@clicamos/emulator';
 * const was = await stopBackground('.emulator'); // 'stopped', 'cleared' or 'none'
 */
export async function stopBackground(stateDirectory: string): Promise<'stopped' | 'cleared' | 'none'> {
  const found = await findBackground(stateDirectory);
  if (found.kind === 'none') return 'none';
  if (found.kind === 'stale') {
    await endLeftOverInstances(stateDirectory);
    await releaseLock(stateDirectory);
    return 'cleared';
  }
  if (found.kind === 'running') await terminate(found.lock.pid, new URL(found.endpoint));
  else process.kill(found.lock.pid, 'SIGTERM');
  return 'stopped';
}

/** An open connection tells when the process has closed its API, which is the last thing it does. */
async function terminate(pid: number, { hostname, port }: URL): Promise<void> {
  const connection = connect({ host: hostname, port: Number(port) });
  try {
    await once(connection, 'connect');
    const closed = once(connection.resume(), 'close', { signal: AbortSignal.timeout(endsWithinMs) });
    process.kill(pid, 'SIGTERM');
    await closed;
  } catch (cause) {
    throw new EmulatorError(
      'StopFailed',
      `Process ${pid} did not end within ${endsWithinMs / 1_000} s of SIGTERM; its log is in the state folder.`,
      { cause },
    );
  } finally {
    connection.destroy();
  }
}
