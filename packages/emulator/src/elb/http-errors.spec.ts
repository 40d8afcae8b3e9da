import { once } from 'node:events';
import {
  get as httpGet,
  type IncomingMessage,
  type RequestListener,
  request as httpRequest,
} from 'node:http';
import { connect, createServer as createTcpServer, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { createWeb, type ElbFixture, serveFrom, startElb } from '../testing/traffic/elb-fixture.js';
import { exchangeBytes, readAll } from '../testing/traffic/raw-http.js';

async function startWeb(...apps: readonly (RequestListener | Server)[]) {
  const elb = startElb();
  await createWeb(elb);
  const ids: string[] = [];
  for (const app of apps) ids.push(await elb.instances.launch(app));
  if (ids.length > 0) await serveFrom(elb, ...ids);
  return { ...elb, ids };
}

/** A server that answers every request with these bytes and then does as told. */
const answering = (bytes: string, then: 'close' | 'stay' = 'stay') =>
  createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => (then === 'close' ? socket.end(bytes) : socket.write(bytes)));
  });

const status = async (elb: ElbFixture, init: RequestInit = {}) => (await fetch(elb.origin(), init)).status;

describe('an HTTP listener answers', () => {
  it('503 with no body when no instance is in service', async () => {
    await using elb = await startWeb();

    const answer = await fetch(elb.origin());

    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-length')).toBe('0');
  });

  it('503 when the only instance is out of service', async () => {
    await using elb = await startWeb((_request, response) => response.end('x'));
    const [id = ''] = elb.ids;

    await elb.instances.crash(id);
    await elb.waitFor(id, 'outOfService');

    expect(await status(elb)).toBe(503);
  });

  it('504 when the instance closes the connection instead of answering, and asks no other', async () => {
    let asked = 0;
    const closing: RequestListener = (incoming) => {
      asked += 1;
      incoming.socket.destroy();
    };
    await using elb = await startWeb(closing, closing);

    expect(await status(elb)).toBe(504);
    expect(asked).toBe(1);
  });

  it('504 when a kept connection is closed under the request', async () => {
    let requests = 0;
    await using elb = await startWeb((incoming, response) => {
      requests += 1;
      if (requests === 1) response.end('kept');
      else incoming.socket.end();
    });

    expect(await status(elb)).toBe(200);
    expect(await status(elb)).toBe(504);
    expect(requests).toBe(2);
  });

  it.concurrent('504 when the idle timeout passes without an answer', async () => {
    await using elb = await startWeb(() => undefined);

    expect(await status(elb)).toBe(504);
  });

  it('502 when the answer is not HTTP', async () => {
    await using elb = await startWeb(answering('220 mail.test ESMTP\r\n\r\n'));

    expect(await status(elb)).toBe(502);
  });

  it('502 when the headers are larger than it reads', async () => {
    await using elb = await startWeb(answering(`HTTP/1.1 200 OK\r\nX-Large: ${'x'.repeat(70_000)}\r\n\r\n`));

    expect(await status(elb)).toBe(502);
  });

  it.each([
    ['that is not HTTP', 'nonsense\r\n\r\n'],
    ['without a Host header', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['with two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
  ])('400 to a request %s', async (_name, bytes) => {
    await using elb = await startWeb((_request, response) => response.end('x'));

    expect(await exchangeBytes(elb.port(), bytes)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('405 to CONNECT', async () => {
    await using elb = await startWeb((_request, response) => response.end('x'));

    const answer = await exchangeBytes(elb.port(), 'CONNECT a.test:443 HTTP/1.1\r\nHost: a.test\r\n\r\n');

    expect(answer).toMatch(/^HTTP\/1\.1 405 METHOD_NOT_ALLOWED\r\n/);
  });

  it.concurrent('408 to a client that stops in the middle of its body', async () => {
    await using elb = await startWeb((incoming, response) =>
      incoming.on('end', () => response.end()).resume(),
    );

    const outgoing = httpRequest(elb.origin(), { method: 'POST', headers: { 'Content-Length': 10 } });
    outgoing.write('half');
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];

    expect(answer.statusCode).toBe(408);
    expect(answer.headers.connection).toBe('close');
    outgoing.on('error', () => undefined).destroy();
  });

  it.concurrent('408 to a client that stops in the middle of its headers', async () => {
    await using elb = await startWeb((_request, response) => response.end('x'));

    expect(await exchangeBytes(elb.port(), 'GET / HTTP/1.1\r\nHost:')).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('an HTTP listener', () => {
  it.concurrent('closes a kept connection without a word when the idle timeout has passed', async () => {
    await using elb = await startWeb((_request, response) => response.end('x'));
    const socket = connect(elb.port(), '127.0.0.1');

    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const received = await readAll(socket);

    expect(received.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(received).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('asks another instance when a connection is refused', async () => {
    const app: RequestListener = (_request, response) => response.end('still here');
    await using elb = await startWeb(app, app);
    const health = {
      Target: 'TCP:8080',
      Interval: 300,
      Timeout: 60,
      UnhealthyThreshold: 10,
      HealthyThreshold: 2,
    };
    await elb.api.ConfigureHealthCheck({ LoadBalancerName: 'web', HealthCheck: health });

    await elb.instances.crash(elb.ids[0] ?? '');
    const statuses = [await status(elb), await status(elb), await status(elb), await status(elb)];

    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(elb.loadBalancers.registration('web', elb.ids[0] ?? '')).toBe('inService');
  });

  it('sends the body in full to the instance that takes it', async () => {
    const echo: RequestListener = async (incoming, response) => response.end(await text(incoming));
    await using elb = await startWeb(echo, echo);
    const health = {
      Target: 'TCP:8080',
      Interval: 300,
      Timeout: 60,
      UnhealthyThreshold: 10,
      HealthyThreshold: 2,
    };
    await elb.api.ConfigureHealthCheck({ LoadBalancerName: 'web', HealthCheck: health });
    await elb.instances.crash(elb.ids[0] ?? '');
    const body = 'y'.repeat(200_000);

    const answers = [
      await fetch(elb.origin(), { method: 'POST', body }),
      await fetch(elb.origin(), { method: 'POST', body }),
    ];

    for (const answer of answers) expect(await answer.text()).toBe(body);
  });

  it('answers 504 when every connection is refused', async () => {
    const app: RequestListener = (_request, response) => response.end('x');
    await using elb = await startWeb(app, app);
    const health = {
      Target: 'TCP:8080',
      Interval: 300,
      Timeout: 60,
      UnhealthyThreshold: 10,
      HealthyThreshold: 2,
    };
    await elb.api.ConfigureHealthCheck({ LoadBalancerName: 'web', HealthCheck: health });

    for (const id of elb.ids) await elb.instances.crash(id);

    expect(await status(elb)).toBe(504);
  });

  it.each([
    ['with a length', 'Content-Length: 100\r\n\r\nhalf'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
  ])('breaks off an answer %s that the instance breaks off', async (_name, rest) => {
    await using elb = await startWeb(answering(`HTTP/1.1 200 OK\r\n${rest}`, 'close'));

    const outgoing = httpGet(elb.origin());
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    outgoing.on('error', () => undefined); // the reset is the answer's error too

    expect(answer.statusCode).toBe(200);
    await expect(text(answer)).rejects.toThrow(/aborted/);
  });
});
