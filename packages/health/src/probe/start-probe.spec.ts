import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { startTestServer } from '../testing/health-http-server.js';
import { patient, startByHand } from '../testing/probe-by-hand.js';
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
  it("loses nothing of hundreds a second by the machine's clock, new connections among them", async () => {
    const { counting, reached } = countCalls(600, ok);
    await using server = await startTestServer(counting);
    await using probe = startProbe({ url: server.url, ratePerSecond: 300, ...patient });

    await reached;
    const { sent, answered, skipped, durationMs, latency, lostSamples } = await probe.stop();

    expect([answered, lostSamples]).toEqual([sent, []]);
    expect(latency.p50Ms).toBeGreaterThan(0);
    // Never more than are due; a machine that is too slow for 200 under way skips some.
    expect(sent + skipped).toBeLessThanOrEqual((durationMs + 1) * 0.3 + 1);
  });

  it('uses new and kept connections both, in the share it was given', async () => {
    await using server = await startTestServer(ok);
    await using byHand = startByHand({ url: server.url, newConnectionShare: 0.25, keptConnections: 2 });

    await byHand.sendUpTo(200);
    const { sent, onNewConnection } = await byHand.probe.stop();

    const byConnection = server.requestsByConnection();
    const kept = byConnection.filter((count) => count > 1);
    expect([sent, onNewConnection, byConnection.length - kept.length]).toEqual([200, 50, 50]);
    // Used in turn, where every other turn of the second is one of the new connections'.
    expect(kept).toEqual([100, 50]);
  });

  it.each([
    [0, 'none but the kept one', 1],
    [1, 'one for each request', 50],
  ])('with a share of %d opens %s', async (newConnectionShare, _what, connections) => {
    await using server = await startTestServer(ok);
    await using byHand = startByHand({ url: server.url, newConnectionShare, keptConnections: 1 });

    await byHand.sendUpTo(50);

    expect([byHand.probe.total().answered, server.connections()]).toEqual([50, connections]);
  });

  it('keeps the rate while the service hangs, and counts each as a timeout', async () => {
    await using server = await startTestServer(() => undefined);
    await using byHand = startByHand({ url: server.url, timeoutMs: 100 });

    await byHand.clock.advance(600);
    const report = await byHand.probe.stop();

    expect(report).toMatchObject({ sent: 61, skipped: 0, maxLateMs: 0, lostBy: { timeout: 61 } });
    expect(report.lostSamples[0]?.detail).toBe('no complete answer within 100 ms');
  });

  it('counts 503 and 404 apart and keeps the body as detail', async () => {
    let calls = 0;
    await using server = await startTestServer((_request, response) => {
      calls += 1;
      response.writeHead(calls % 2 ? 503 : 404).end('no healthy target');
    });
    await using byHand = startByHand({ url: server.url });

    await byHand.sendUpTo(20);

    const { lostBy, lostSamples } = byHand.probe.total();
    expect(lostBy).toEqual({ 'status 404': 10, 'status 503': 10 });
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
    await using server = await startTestServer(listener);
    await using byHand = startByHand({ url: server.url });

    await byHand.sendUpTo(10);

    expect(byHand.probe.total().lostBy).toEqual({ [cause]: 10 });
  });

  it('sees a restart as refused or reset, and the new version after it', async () => {
    const answering =
      (version: string): RequestListener =>
      (_request, response) =>
        void response.setHeader('x-app-version', version).end();
    const server = await startTestServer(answering('v1'));
    await using byHand = startByHand({ url: server.url, keptConnections: 2 });
    const startMs = byHand.clock.now();
    await byHand.sendUpTo(20);

    await server.close();
    await byHand.sendUpTo(25);
    await using restarted = await startTestServer(answering('v2'), server.port);
    await byHand.sendUpTo(45);
    const { lost, lostBy, versions } = await byHand.probe.stop();

    expect(versions).toEqual({
      v1: { answered: 20, firstMs: startMs, lastMs: startMs + 190 },
      v2: { answered: 20, firstMs: startMs + 250, lastMs: startMs + 440 },
    });
    expect([lost, (lostBy.refused ?? 0) + (lostBy.reset ?? 0)]).toEqual([5, 5]);
    expect(restarted.url).toBe(server.url);
  });

  it('shows a stall of the service in full in the latency', async () => {
    const held: (() => void)[] = [];
    const { counting, reached } = countCalls(
      50,
      (_request, response) => void held.push(() => response.end()),
    );
    await using server = await startTestServer(counting);
    await using byHand = startByHand({ url: server.url });

    await byHand.clock.advance(490);
    await reached;
    held.forEach((answer) => answer());
    await byHand.settled();

    // The first of 50 requests at 100/s waited 490 ms, the median one half of that.
    const { answered, latency } = byHand.probe.total();
    expect([answered, Math.round(latency.maxMs), Math.round(latency.p50Ms)]).toEqual([50, 490, 240]);
  });

  it('sends its headers and closes every connection at stop', async () => {
    const tcp = createServer();
    tcp.listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const address = tcp.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const url = `http://127.0.0.1:${port}/x?y=1`;
    const { probe } = startByHand({ url, newConnectionShare: 0, headers: { 'x-probe': 'yes' } });
    const [socket] = await once(tcp, 'connection');
    const [head] = await once(socket, 'data');
    socket.write('HTTP/1.1 200 OK\r\nkeep-alive: timeout=120\r\ncontent-length: 0\r\n\r\n');
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
