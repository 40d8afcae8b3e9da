import { type Dispatcher, Pool } from 'undici';
import { failureCause, failureDetail } from '../failure-cause.js';
import { withTimeout } from '../with-timeout.js';
import type { Outcome, ProbeResponse, Transport } from './outcome.js';

export interface HttpTransportOptions {
  readonly url: URL;
  readonly timeoutMs: number;
  readonly keptConnections: number;
  readonly headers: Readonly<Record<string, string>>;
}

const maxBodyBytes = 64 * 1024;

/**
 * GET requests over undici. Kept connections are several lanes that are used in turn, so that a load balancer
 * that binds a connection to an instance (TCP listeners) is seen through more than one of them. A lane whose
 * connection is busy opens another one: a request never waits for an earlier request's answer.
 */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { url, timeoutMs, keptConnections } = options;
  const createPool = () =>
    new Pool(url.origin, { connections: null, pipelining: 1, connect: { timeout: timeoutMs } });
  const kept = Array.from({ length: keptConnections }, createPool);
  const fresh = createPool();
  return {
    async send({ onNewConnection, index }) {
      const pool = onNewConnection ? fresh : (kept[index % kept.length] ?? fresh);
      try {
        const response = await withTimeout(timeoutMs, undefined, (signal) =>
          get(pool, { ...options, signal, reset: pool === fresh }),
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

interface GetOptions extends HttpTransportOptions {
  readonly signal: AbortSignal;
  readonly reset: boolean;
}

async function get(pool: Pool, { url, headers, signal, reset }: GetOptions): Promise<ProbeResponse> {
  const answer = await pool.request({
    path: url.pathname + url.search,
    method: 'GET',
    headers,
    signal,
    reset,
  });
  return { status: answer.statusCode, headers: answer.headers, body: await readBody(answer.body) };
}

/** Reads to the end: an answer that breaks off is not an answer. Keeps the beginning only. */
async function readBody(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const buffer = Buffer.from(chunk);
    if (bytes < maxBodyBytes) chunks.push(buffer.subarray(0, maxBodyBytes - bytes));
    bytes += buffer.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function timedOut(timeoutMs: number): Outcome {
  return { kind: 'failure', cause: 'timeout', detail: `no complete answer within ${timeoutMs} ms` };
}
