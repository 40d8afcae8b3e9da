import type { Target } from '../target/open-target.js';
import { tryConnection, watchMs } from '../target/open-socket.js';
import type { Transport } from './outcome.js';

/** Connections in place of requests, for listeners that are no HTTP: each is a new one, and closed by itself. */
export function createTcpTransport(target: Target, timeoutMs: number): Transport {
  const watchedMs = target.greeting === undefined ? watchMs : 0;
  return {
    async send() {
      const failure = await tryConnection(target, { timeoutMs });
      return failure === undefined ? { kind: 'connected', watchedMs } : { kind: 'failure', ...failure };
    },
    close: async () => undefined,
  };
}
