import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Backend } from '../traffic/backend.js';
import { classicManners } from './classic-manners.js';
import { issueCertificates } from '../testing/traffic/issued-certificates.js';
import { secureContextOf } from '../traffic/tls/secure-context-of.js';
import { createHttpListener } from '../traffic/http/create-http-listener.js';

const idleTimeoutMs = 500;

/**
 * An instance and a client that go on while this thread stands still, and say so where it sees it: the client when it
 * has sent, the instance when it has answered. `/late` is answered 50 ms later, and the client keeps its connection.
 */
const others = `
const { parentPort, workerData } = require('node:worker_threads');
const done = (which) => (Atomics.store(workerData, which, 1), Atomics.notify(workerData, which));
const { Agent, createServer, get } = require('node:http');
const { connect } = require('node:http2');
let session;
const agent = new Agent({ keepAlive: true });
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) =>
  setTimeout(() => response.end('served', () => done(1)), request.url === '/late' ? 50 : 0),
);
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
function askByHttp2({ url, ca }) {
  const { origin, pathname } = new URL(url);
  session ??= connect(origin, { ca, servername: 'example.com' });
  const stream = session.request({ ':path': pathname });
  let text = '';
  stream.on('response', (headers) => (text = headers[':status'] + ' '));
  stream.on('data', (part) => (text += part));
  stream.on('end', () => parentPort.postMessage(text));
  stream.on('error', ({ code }) => parentPort.postMessage(code));
  // Sent with what its connection sends next.
  setTimeout(() => done(0), 20);
}
parentPort.on('message', ({ url, ca, afterMs }) =>
  setTimeout(() => {
    if (ca !== undefined) return askByHttp2({ url, ca });
    const request = get(url, { agent }, (response) => {
      let text = String(response.statusCode) + ' ';
      response.on('data', (part) => (text += part));
      response.on('end', () => parentPort.postMessage(text));
    });
    request.on('finish', () => done(0));
    request.on('error', ({ code }) => parentPort.postMessage(code));
  }, afterMs),
);
`;

const versions = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' } as const;

async function startBetween({ keptMs = 60_000, isHttp2 = false } = {}) {
  const certificates = isHttp2 ? await issueCertificates(['example.com']) : undefined;
  const certificate = certificates?.get('arn:1');
  const done = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(others, { eval: true, workerData: done });
  const [port] = (await once(worker, 'message')) as [number];
  const address = () => ({ host: '127.0.0.1', port });
  const backend = new Backend({ instanceId: 'i-1', address, idleTimeoutMs: () => keptMs });
  let sent = (): void => undefined;
  const pool = { next: () => (sent(), backend) };
  const listener = await createHttpListener(
    {
      route: () => ({ kind: 'forward', pool }),
      idleTimeoutMs: () => idleTimeoutMs,
      manners: classicManners,
      ...(certificate !== undefined && {
        encryption: {
          context: () => secureContextOf(certificate, versions),
          alpnProtocols: () => ['h2'],
        },
      }),
    },
    { loadBalancerPort: 80 },
  );
  const ask = async (path: string, afterMs = 0) => {
    const url = `${isHttp2 ? 'https' : 'http'}://127.0.0.1:${listener.port}${path}`;
    worker.postMessage({ url, ca: certificates?.root, afterMs });
    const [text] = (await once(worker, 'message')) as [string];
    return text;
  };
  return {
    ask,
    /** Until a request goes on to the instance. */
    forwarded: () => new Promise<void>((resolve) => (sent = resolve)),
    /** Until the client has sent, or the instance has answered, and for longer than the idle timeout. */
    standStillUntil: async (which: 'sent' | 'answered') => {
      const index = which === 'sent' ? 0 : 1;
      Atomics.store(done, index, 0);
      // Afterwards timers are the first thing that Node looks at.
      await new Promise((resolve) => setImmediate(resolve));
      Atomics.wait(done, index, 0, 30_000);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * idleTimeoutMs);
    },
    async [Symbol.asyncDispose]() {
      backend.close();
      await listener.close();
      await worker.terminate();
    },
  };
}

describe('a load balancer whose process stood still for longer than its idle timeout', () => {
  it.each([
    ['HTTP/1.1', false],
    ['HTTP/2', true],
  ])(
    'reads a request that came meanwhile on a kept connection of %s before it calls that idle',
    async (_what, isHttp2) => {
      await using between = await startBetween({ isHttp2 });
      const first = await between.ask('/');

      const second = between.ask('/', 50);
      await between.standStillUntil('sent');

      expect([first, await second]).toEqual(['200 served', '200 served']);
    },
  );

  it.each([
    ['HTTP/1.1', false],
    ['HTTP/2', true],
  ])(
    'reads an answer to a request of %s that came meanwhile before it calls the instance late',
    async (_what, isHttp2) => {
      await using between = await startBetween({ isHttp2 });
      await between.ask('/');

      const late = between.ask('/late');
      await between.forwarded();
      await between.standStillUntil('answered');

      expect(await late).toBe('200 served');
    },
  );

  it('sends no request on a connection to an instance that it closes in the same turn', async () => {
    await using between = await startBetween({ keptMs: idleTimeoutMs });
    await between.ask('/');

    const second = between.ask('/', 50);
    await between.standStillUntil('sent');

    expect(await second).toBe('200 served');
  });
});
