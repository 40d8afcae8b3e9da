import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { systemClock } from './clock.js';

/** Closes each connection 50 ms after it was made, also while this thread stands still. */
const closingServer = `
const { parentPort } = require('node:worker_threads');
const server = require('node:net').createServer((socket) => setTimeout(() => socket.end(), 50));
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

describe('systemClock', () => {
  it('sleeps for at least the time asked for', async () => {
    const startMs = systemClock.now();

    await systemClock.sleep(20);

    expect(systemClock.now() - startMs).toBeGreaterThanOrEqual(19);
  });

  it('rejects at once with the reason unchanged when aborted', async () => {
    const controller = new AbortController();
    const reason = { why: 'the caller left' };
    const sleeping = systemClock.sleep(60_000, controller.signal);

    controller.abort(reason);

    await expect(sleeping).rejects.toBe(reason);
  });

  it('rejects without a timer when the signal was aborted before', async () => {
    await expect(systemClock.sleep(60_000, AbortSignal.abort('gone'))).rejects.toBe('gone');
  });

  it('leaves no timer behind after an abort', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const controller = new AbortController();
    const sleeping = systemClock.sleep(60_000, controller.signal).catch(() => 'aborted');
    const during = timers();

    controller.abort();
    await sleeping;

    expect([during - before, timers() - before]).toEqual([1, 0]);
  });

  it('wakes after a time in which the process stood still once what came meanwhile is read', async () => {
    const worker = new Worker(closingServer, { eval: true });
    const [port] = (await once(worker, 'message')) as [number];
    const socket = connect({ host: '127.0.0.1', port }).resume();
    await once(socket, 'connect');
    let isEnded = false;
    socket.on('end', () => (isEnded = true));

    const sleeping = systemClock.sleep(10);
    // Afterwards timers are the first thing that Node looks at.
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
    await sleeping;

    expect(isEnded).toBe(true);
    await worker.terminate();
  });
});
