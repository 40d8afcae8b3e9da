import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { startTestServer } from '../testing/health-http-server.js';
import type { ProbeOptions } from './probe-options.js';
import { startProbe } from './start-probe.js';

const ok: RequestListener = (_request, response) => void response.end('ok');

/** Resolves when the listener was called `count` times. */
function countCalls(count: number, listener: RequestListener) {
  let calls = 0;
  let done: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (done = resolve));
  const counting: RequestListener = (request, response) => {
    listener(request, response);
    calls += 1;
    if (calls === count) done();
  };
  return { counting, reached };
}

describe('startProbe over HTTP', () => {
  it('loses nothing against a service that answers', async () => {
    const { counting, reached } = countCalls(100, ok);
    await using server = await startTestServer(counting);
    await using probe = startProbe({ url: server.url, ratePerSecond: 500 });

    await reached;
    const report = await probe.stop();

    expect(report).toMatchObject({ lost: 0, lostBy: {}, skipped: 0, inFlight: 0 });
    expect(report.answered).toBeGreaterThanOrEqual(100);
    expect(report.latency.p50Ms).toBeGreaterThan(0);
  });

  it('uses new and kept connections both, in the share it was given', async () => {
    const { counting, reached } = countCalls(200, ok);
    await using server = await startTestServer(counting);
    await using probe = startProbe({
      url: server.url,
      ratePerSecond: 400,
      newConnectionShare: 0.25,
      keptConnections: 2,
    });

    await reached;
    const { sent, onNewConnection } = await probe.stop();

    const requests = server.requestsByConnection();
    const once = requests.filter((count) => count === 1).length;
    const keptRequests = requests.filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
    expect(Math.abs(onNewConnection - sent / 4)).toBeLessThanOrEqual(1);
    expect(once).toBeGreaterThanOrEqual(onNewConnection);
    expect(keptRequests).toBeGreaterThan(sent / 2);
  });

  it.each([
    [0, 'none but the kept ones'],
    [1, 'one for each request'],
  ])('with a share of %d opens %s', async (newConnectionShare) => {
    const { counting, reached } = countCalls(50, ok);
    await using server = await startTestServer(counting);
    await using probe = startProbe({
      url: server.url,
      ratePerSecond: 100,
      newConnectionShare,
      keptConnections: 1,
    });

    await reached;
    const { sent } = await probe.stop();

    const connections = server.connections();
    // A kept connection that is busy is not waited for: a slow machine may open a few more.
    expect(newConnectionShare === 1 ? connections === sent : connections < 10).toBe(true);
  });

  it('keeps the rate while the service hangs, and counts each as a timeout', async () => {
    const { counting, reached } = countCalls(60, () => undefined);
    await using server = await startTestServer(counting);
    await using probe = startProbe({ url: server.url, ratePerSecond: 200, timeoutMs: 100 });

    await reached;
    const report = await probe.stop();

    expect(report.lostBy).toEqual({ timeout: report.sent });
    expect(report.lostSamples[0]?.detail).toBe('no complete answer within 100 ms');
    expect(report.durationMs).toBeLessThan(3000);
  });

  it('counts 503 and 404 apart and keeps the body as detail', async () => {
    let calls = 0;
    const listener: RequestListener = (_request, response) => {
      calls += 1;
      response.writeHead(calls % 2 ? 503 : 404).end('no healthy target');
    };
    const { counting, reached } = countCalls(20, listener);
    await using server = await startTestServer(counting);
    await using probe = startProbe({ url: server.url, ratePerSecond: 200 });

    await reached;
    const { lost, sent, lostBy, lostSamples } = await probe.stop();

    expect(lost).toBe(sent);
    expect(Object.keys(lostBy).sort()).toEqual(['status 404', 'status 503']);
    expect(lostSamples[0]?.detail).toBe('no healthy target');
  });

  it.each<[string, string, RequestListener]>([
    ['before the answer', 'reset', (request) => void request.socket.destroy()],
    ['by a reset', 'reset', (request) => void request.socket.resetAndDestroy()],
    [
      'in the middle of the body',
      'reset',
      (request, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('half', () => request.socket.destroy());
      },
    ],
    ['after what is no HTTP', 'malformed', (request) => void request.socket.end('SMTP ready\r\n\r\n')],
  ])('counts a connection that ends %s as %s', async (_when, cause, listener) => {
    const { counting, reached } = countCalls(10, listener);
    await using server = await startTestServer(counting);
    await using probe = startProbe({ url: server.url, ratePerSecond: 200 });

    await reached;
    const { lostBy, sent } = await probe.stop();

    expect(lostBy).toEqual({ [cause]: sent });
  });

  it('sees a restart as refused or reset, and the new version after it', async () => {
    const answering =
      (version: string): RequestListener =>
      (_request, response) =>
        void response.setHeader('x-app-version', version).end();
    const first = countCalls(20, answering('v1'));
    const server = await startTestServer(first.counting);
    await using probe = startProbe({ url: server.url, ratePerSecond: 200, ...lossCounter(5) });
    await first.reached;

    await server.close();
    await lossesReached;
    const second = countCalls(20, answering('v2'));
    await using restarted = await startTestServer(second.counting, server.port);
    await second.reached;
    const { lost, lostBy, versions } = await probe.stop();

    expect(Object.keys(versions)).toEqual(['v1', 'v2']);
    expect(versions['v1']?.lastMs).toBeLessThanOrEqual(versions['v2']?.firstMs ?? 0);
    expect((lostBy.refused ?? 0) + (lostBy.reset ?? 0)).toBe(lost);
    expect(lost).toBeGreaterThanOrEqual(5);
    expect(restarted.url).toBe(server.url);
  });

  it('shows a stall of the service in full in the latency', async () => {
    const held: (() => void)[] = [];
    const { counting, reached } = countCalls(
      50,
      (_request, response) => void held.push(() => response.end()),
    );
    await using server = await startTestServer(counting);
    await using probe = startProbe({ url: server.url, ratePerSecond: 100 });

    await reached;
    held.forEach((answer) => answer());
    const stopping = probe.stop();
    held.forEach((answer) => answer());
    const { latency, lost } = await stopping;

    // The first of 50 requests at 100/s waited about 490 ms, the median one half of that.
    expect(lost).toBe(0);
    expect(latency.maxMs).toBeGreaterThan(450);
    expect(latency.p50Ms).toBeGreaterThan(180);
  });

  it('sends hundreds of requests a second with new connections among them', async () => {
    const { counting, reached } = countCalls(600, ok);
    await using server = await startTestServer(counting);
    // On a busy machine answers come late, and none is given up.
    const patient = { timeoutMs: 120_000, maxInFlight: 200_000 };
    await using probe = startProbe({ url: server.url, ratePerSecond: 300, ...patient });

    await reached;
    const { sent, lost, skipped, durationMs } = await probe.stop();

    expect([lost, skipped]).toEqual([0, 0]);
    // Never more than are due; fewer by what the last of them were waited for, which is the machine's to say.
    expect(sent).toBeLessThanOrEqual(durationMs * 0.3 + 1);
    expect(sent).toBeGreaterThan(durationMs * 0.15);
  });

  it('sends its headers and closes every connection at stop', async () => {
    const sockets: Socket[] = [];
    const tcp = createServer((socket) => void sockets.push(socket));
    tcp.listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const address = tcp.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const probe = startProbe({
      url: `http://127.0.0.1:${port}/x?y=1`,
      ratePerSecond: 1,
      timeoutMs: 2000,
      newConnectionShare: 0,
      headers: { 'x-probe': 'yes' },
    });
    const [socket] = await once(tcp, 'connection');
    const [head] = await once(socket, 'data');
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    const closed = once(socket, 'close');

    const report = await probe.stop();
    await closed;
    tcp.close();

    expect(String(head)).toMatch(/^GET \/x\?y=1 HTTP\/1.1\r\n[^]*x-probe: yes\r\n/);
    expect(report).toMatchObject({ sent: 1, answered: 1 });
  });

  it.each<[Partial<ProbeOptions>, string]>([
    [{ ratePerSecond: 0 }, 'Expected `ratePerSecond` to be a number > 0, got `0` (number)'],
    [
      { newConnectionShare: 1.1 },
      'Expected `newConnectionShare` to be a number from 0 to 1, got `1.1` (number)',
    ],
    [{ maxInFlight: 0 }, 'Expected `maxInFlight` to be an integer >= 1, got `0` (number)'],
    [
      { url: 'localhost' },
      'Expected `url` to be an absolute http, https, tcp or tls URL, got `localhost` (string)',
    ],
  ])('refuses %j', (options, message) => {
    expect(() => startProbe({ url: 'http://127.0.0.1:1/', ratePerSecond: 1, ...options })).toThrow(message);
  });
});

let lossesReached: Promise<void> = Promise.resolve();

/** An `onLost` that resolves `lossesReached` after `count` losses. */
function lossCounter(count: number): Pick<ProbeOptions, 'onLost'> {
  let left = count;
  let done: () => void = () => undefined;
  lossesReached = new Promise<void>((resolve) => (done = resolve));
  return {
    onLost: () => {
      left -= 1;
      if (left === 0) done();
    },
  };
}
