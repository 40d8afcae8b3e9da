import { Pool } from 'undici';
import { failureCause, failureDetail } from '../failure-cause.js';
import { createConnector } from '../target/create-connector.js';
import type { Target } from '../target/open-target.js';
import { readBody } from '../target/read-body.js';
import { withTimeout } from '../with-timeout.js';
import { timedOut, type ProbeResponse, type Transport } from './outcome.js';

export interface HttpTransportOptions {
  readonly target: Target;
  readonly timeoutMs: number;
  readonly keptConnections: number;
}

/**
 * Requests over undici. Kept connections are several lanes that are used in turn, so that a load balancer
 * that binds a connection to an instance (TCP listeners) is seen through more than one of them. A lane whose
 * connection is busy opens another one: a request never waits for an earlier request's answer.
 */
export function createHttpTransport({ target, timeoutMs, keptConnections }: HttpTransportOptions): Transport {
  const connect = createConnector(target, timeoutMs);
  const createPool = () => new Pool(target.url.origin, { connections: null, pipelining: 1, connect });
  const kept = Array.from({ length: keptConnections }, createPool);
  const fresh = createPool();
  return {
    async send({ onNewConnection, index }) {
      const pool = onNewConnection ? fresh : (kept[index % kept.length] ?? fresh);
      try {
        const response = await withTimeout(timeoutMs, undefined, (signal) =>
          request(pool, target, { signal, reset: pool === fresh }),
        );
        return response === 'timeout' ? timedOut(timeoutMs) : { kind: 'response', response };
      } catch (error) {
        return { kind: 'failure', cause: failureCause(error), detail: failureDetail(error) };
      }
    },
    async close() {
      await Promise.all([...kept, fresh].map((pool) => pool.destroy()));
    },
  };
}

async function request(
  pool: Pool,
  { url, method, headers }: Target,
  options: { readonly signal: AbortSignal; readonly reset: boolean },
): Promise<ProbeResponse> {
  const answer = await pool.request({ path: url.pathname + url.search, method, headers, ...options });
  return { status: answer.statusCode, headers: answer.headers, body: await readBody(answer.body) };
}
