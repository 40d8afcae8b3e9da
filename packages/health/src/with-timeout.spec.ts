import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { withTimeout } from './with-timeout.js';

/** Answers each connection 50 ms after it was made, also while this thread stands still. */
const lateServer = `
const { parentPort } = require('node:worker_threads');
const server = require('node:net').createServer((socket) => setTimeout(() => socket.end('late'), 50));
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

describe('withTimeout', () => {
  it('answers what the task answers and leaves no timer', async () => {
    const before = timers();

    const answer = await withTimeout(60_000, undefined, async () => 42);

    expect([answer, timers()]).toEqual([42, before]);
  });

  it('tells the task when the time is over and answers timeout', async () => {
    expect(await withTimeout(10, undefined, untilAborted)).toBe('timeout');
  });

  it('passes on the reason of an abort', async () => {
    const controller = new AbortController();
    const waiting = withTimeout(60_000, controller.signal, untilAborted);

    controller.abort('enough');

    await expect(waiting).rejects.toBe('enough');
  });

  it('does not begin when aborted before', async () => {
    await expect(withTimeout(10, AbortSignal.abort('gone'), async () => 42)).rejects.toBe('gone');
  });

  it('reads an answer that came while the process stood still before it says that there was none', async () => {
    const worker = new Worker(lateServer, { eval: true });
    const [port] = (await once(worker, 'message')) as [number];
    const socket = connect({ host: '127.0.0.1', port });
    await once(socket, 'connect');

    const answer = withTimeout(100, undefined, async (signal) => {
      const [chunk] = (await once(socket, 'data', { signal })) as [Buffer];
      return chunk.toString();
    });
    // Afterwards timers are the first thing that Node looks at.
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);

    expect(await answer).toBe('late');
    await worker.terminate();
  });
});
