import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Backend } from '../traffic/backend.js';
import { classicManners } from './classic-manners.js';
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
const agent = new Agent({ keepAlive: true });
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) =>
  setTimeout(() => response.end('served', () => done(1)), request.url === '/late' ? 50 : 0),
);
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
parentPort.on('message', ({ url, afterMs }) =>
  setTimeout(() => {
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

async function startBetween({ keptMs = 60_000 } = {}) {
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
    },
    { loadBalancerPort: 80 },
  );
  const ask = async (path: string, afterMs = 0) => {
    worker.postMessage({ url: `http://127.0.0.1:${listener.port}${path}`, afterMs });
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
  it('reads a request that came meanwhile on a kept connection before it calls that idle', async () => {
    await using between = await startBetween();
    const first = await between.ask('/');

    const second = between.ask('/', 50);
    await between.standStillUntil('sent');

    expect([first, await second]).toEqual(['200 served', '200 served']);
  });

  it('reads an answer that came meanwhile before it calls the instance late', async () => {
    await using between = await startBetween();
    await between.ask('/');

    const late = between.ask('/late');
    await between.forwarded();
    await between.standStillUntil('answered');

    expect(await late).toBe('200 served');
  });

  it('sends no request on a connection to an instance that it closes in the same turn', async () => {
    await using between = await startBetween({ keptMs: idleTimeoutMs });
    await between.ask('/');

    const second = between.ask('/', 50);
    await between.standStillUntil('sent');

    expect(await second).toBe('200 served');
  });
});
