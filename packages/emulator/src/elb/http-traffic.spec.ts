import { once } from 'node:events';
import {
  get as httpGet,
  type IncomingMessage,
  type RequestListener,
  request as httpRequest,
} from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Agent, request } from 'undici';
import { createWeb, type ElbFixture, serveFrom, startElb } from '../testing/traffic/elb-fixture.js';
import { exchangeBytes, readUntil } from '../testing/traffic/raw-http.js';

const named =
  (name: string): RequestListener =>
  (_request, response) =>
    response.end(name);

/** `web` in front of one instance that runs `app`. */
async function startWeb(
  app: RequestListener,
  elb = startElb(),
): Promise<ElbFixture & { readonly instanceId: string }> {
  await createWeb(elb);
  const instanceId = await elb.instances.launch(app);
  await serveFrom(elb, instanceId);
  return { ...elb, instanceId };
}

/** As `startWeb`, where an hour of silence is longer than any test. */
async function startPatientWeb(app: RequestListener): Promise<ElbFixture> {
  const elb = await startWeb(app, startElb({ speed: 100 }));
  await elb.api.ModifyLoadBalancerAttributes({
    LoadBalancerName: 'web',
    LoadBalancerAttributes: { ConnectionSettings: { IdleTimeout: 3_600 } },
  });
  return elb;
}

/** The answers' bodies to requests made one after the other. */
async function bodiesOf(elb: ElbFixture, count: number): Promise<string[]> {
  const bodies: string[] = [];
  for (let index = 0; index < count; index += 1) bodies.push(await (await fetch(elb.origin())).text());
  return bodies;
}

describe('an HTTP listener', () => {
  it('takes the instances in service in turns', async () => {
    await using elb = startElb();
    await createWeb(elb);
    const ids = [await elb.instances.launch(named('a')), await elb.instances.launch(named('b'))];
    await serveFrom(elb, ...ids);

    const bodies = await bodiesOf(elb, 6);

    expect(bodies.filter((body) => body === 'a')).toHaveLength(3);
    expect(bodies.filter((body) => body === 'b')).toHaveLength(3);
    expect(new Set(bodies.slice(0, 2)).size).toBe(2);
  });

  it('is found under the DNS name of the load balancer', async () => {
    await using elb = await startWeb(named('found'));

    const { LoadBalancerDescriptions } = await elb.api.DescribeLoadBalancers({ LoadBalancerNames: ['web'] });

    expect(await (await fetch(`http://${LoadBalancerDescriptions?.[0]?.DNSName}/`)).text()).toBe('found');
  });

  it('tells the instance of the client and keeps the Host header', async () => {
    await using elb = await startWeb((req, response) => response.end(JSON.stringify(req.headers)));

    const { body } = await request(elb.origin(), {
      headers: { host: 'shop.test', 'x-forwarded-for': '198.51.100.7' },
    });

    expect(await body.json()).toMatchObject({
      host: 'shop.test',
      'x-forwarded-for': '198.51.100.7, 127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': '80',
    });
  });

  it('keeps the case and the repetitions of the answer, and its reason phrase', async () => {
    await using elb = await startWeb((_request, response) => {
      response.writeHead(299, 'Quite Fine', ['X-ODD-Case', '1', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']);
      response.end();
    });

    const answer = await exchangeBytes(elb.port(), 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');

    expect(answer).toMatch(
      /^HTTP\/1\.1 299 Quite Fine\r\nX-ODD-Case: 1\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n/,
    );
  });

  it('gives the client no hint of how long a connection is kept', async () => {
    await using elb = await startWeb((_request, response) => {
      response.setHeader('Keep-Alive', 'timeout=1');
      response.end('x');
    });

    const { headers } = await fetch(elb.origin());

    expect(headers.get('keep-alive')).toBeNull();
    expect(headers.get('connection')).toBe('keep-alive');
  });

  it('keeps connections on both sides', async () => {
    const fromPorts = new Set<unknown>();
    await using elb = await startWeb((incoming, response) => {
      fromPorts.add(incoming.socket.remotePort);
      response.end('x');
    });
    const agent = new Agent({ connections: 1 });
    let connected = 0;
    agent.on('connect', () => (connected += 1));

    for (let count = 0; count < 5; count += 1) {
      await (await request(elb.origin(), { dispatcher: agent })).body.dump();
    }

    expect({ fromClient: connected, toInstance: fromPorts.size }).toEqual({ fromClient: 1, toInstance: 1 });
    await agent.close();
  });

  it('passes on each part of an answer as it comes', async () => {
    const open: ((last: string) => void)[] = [];
    await using elb = await startWeb((_request, response) => {
      response.write('first');
      open.push((last) => response.end(last));
    });

    const { body } = await request(elb.origin());
    const [first] = (await once(body, 'data')) as [Buffer];
    open[0]?.('last');

    expect(String(first)).toBe('first');
    expect(await text(body)).toBe('last');
  });

  it('passes on the headers before there is a body', async () => {
    const open: (() => void)[] = [];
    await using elb = await startWeb((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
      open.push(() => response.end('data: x\n\n'));
    });

    const { headers, body } = await request(elb.origin());
    open[0]?.();

    expect(headers['content-type']).toBe('text/event-stream');
    expect(await body.text()).toBe('data: x\n\n');
  });

  it('passes on each part of a request as it comes', async () => {
    let arrived: (part: string) => void = () => undefined;
    const first = new Promise<string>((resolve) => (arrived = resolve));
    await using elb = await startWeb(async (incoming, response) => {
      incoming.once('data', (chunk: Buffer) => arrived(String(chunk)));
      response.end(await text(incoming));
    });

    const outgoing = httpRequest(elb.origin(), { method: 'POST' });
    outgoing.write('first ');
    expect(await first).toBe('first ');
    outgoing.end('last');
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];

    expect(await text(answer)).toBe('first last');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('carries 5 MiB there and back with %s', async (method) => {
    await using elb = await startWeb((incoming, response) => incoming.pipe(response));
    const sent = Buffer.alloc(5 * 1024 * 1024, '0123456789abcdef!');

    const answer = await fetch(elb.origin(), { method, body: sent });

    expect(Buffer.from(await answer.arrayBuffer()).equals(sent)).toBe(true);
  });

  it('waits for a client that reads slowly', async () => {
    const total = 64 * 1024 * 1024;
    let written = 0;
    await using elb = await startPatientWeb((incoming, response) => {
      if (incoming.url !== '/large') return void response.end();
      const chunk = Buffer.alloc(256 * 1024, 'x');
      const more = () => {
        while (written < total) {
          written += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });

    const [answer] = (await once(httpGet(`${elb.origin()}/large`), 'response')) as [IncomingMessage];
    // While it does not read there is time for everything else.
    await bodiesOf(elb, 100);
    const whileWaiting = written;
    let read = 0;
    for await (const chunk of answer) read += (chunk as Buffer).length;

    expect(whileWaiting).toBeLessThan(total / 2);
    expect(read).toBe(total);
  });

  it('waits for an instance that reads slowly', async () => {
    const sent = Buffer.alloc(64 * 1024 * 1024, 'x');
    let read: () => void = () => undefined;
    await using elb = await startPatientWeb((incoming, response) => {
      if (incoming.method === 'GET') return void response.end();
      incoming.on('end', () => response.end('all'));
      read = () => incoming.resume();
    });

    const outgoing = httpRequest(elb.origin(), {
      method: 'POST',
      headers: { 'Content-Length': sent.length },
    });
    outgoing.end(sent);
    // While the instance does not read there is time for everything else.
    await bodiesOf(elb, 100);
    const whileWaiting = outgoing.socket?.writableLength ?? 0;
    read();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];

    expect(whileWaiting).toBeGreaterThan(0);
    expect(await text(answer)).toBe('all');
  });

  it('answers HEAD with the headers of the instance and keeps the connection', async () => {
    await using elb = await startWeb((incoming, response) => {
      response.writeHead(200, { 'Content-Length': 1234 });
      response.end(incoming.method === 'HEAD' ? undefined : 'x'.repeat(1234));
    });

    const head = await fetch(elb.origin(), { method: 'HEAD' });
    const get = await fetch(elb.origin());

    expect(head.headers.get('content-length')).toBe('1234');
    expect(await get.text()).toHaveLength(1234);
  });

  it.each([204, 304])('passes on %i without a body', async (status) => {
    await using elb = await startWeb((_request, response) => response.writeHead(status).end());

    expect((await fetch(elb.origin())).status).toBe(status);
  });

  it('answers Expect: 100-continue itself', async () => {
    let expected: unknown = 'nothing';
    await using elb = await startWeb(async (incoming, response) => {
      expected = incoming.headers.expect;
      response.end(await text(incoming));
    });

    const outgoing = httpRequest(elb.origin(), { method: 'PUT', headers: { Expect: '100-continue' } });
    outgoing.flushHeaders();
    await once(outgoing, 'continue');
    outgoing.end('body');
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];

    expect(await text(answer)).toBe('body');
    expect(expected).toBeUndefined();
  });

  it('serves HTTP/1.0 clients', async () => {
    await using elb = await startWeb((_request, response) => {
      response.write('in ');
      response.end('parts');
    });

    const answer = await exchangeBytes(elb.port(), 'GET / HTTP/1.0\r\n\r\n');

    expect(answer).toMatch(/\r\n\r\nin parts$/);
    expect(answer).not.toMatch(/transfer-encoding/i);
  });

  it('answers pipelined requests in their order', async () => {
    await using elb = await startWeb((incoming, response) => response.end(incoming.url));
    const get = (path: string, connection: string) =>
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: ${connection}\r\n\r\n`;

    const answer = await exchangeBytes(
      elb.port(),
      get('/1', 'keep-alive') + get('/2', 'keep-alive') + get('/3', 'close'),
    );

    expect(answer.match(/^\/\d/gm) ?? answer.match(/\/\d(?=HTTP|$)/g)).toEqual(['/1', '/2', '/3']);
  });

  it('ends the request at the instance when the client goes away', async () => {
    let closed: () => void = () => undefined;
    const atInstance = new Promise<void>((resolve) => (closed = resolve));
    const client = new AbortController();
    await using elb = await startWeb((incoming) => {
      incoming.on('close', closed);
      client.abort();
    });

    await expect(fetch(elb.origin(), { signal: client.signal })).rejects.toThrow(/aborted/);

    await atInstance;
  });

  it('relays an answer that comes before the request is complete', async () => {
    await using elb = await startWeb((_request, response) => response.writeHead(413).end('too large'));

    const outgoing = httpRequest(elb.origin(), { method: 'POST', headers: { 'Content-Length': 1_000_000 } });
    outgoing.write('x'.repeat(1_000));
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];

    expect(answer.statusCode).toBe(413);
    expect(await text(answer)).toBe('too large');
    outgoing.on('error', () => undefined).destroy();
  });

  it('keeps the connection of a client whose request was answered before its end', async () => {
    let refuse: () => void = () => undefined;
    await using elb = await startPatientWeb((incoming, response) => {
      if (incoming.method === 'GET') return void response.end('next');
      refuse = () => response.writeHead(413).end('too large');
    });
    const socket = connect(elb.port(), '127.0.0.1');
    const size = 64 * 1024 * 1024;

    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n`);
    socket.write('x'.repeat(size));
    // Until nothing more fits on the way to the instance.
    await bodiesOf(elb, 50);
    refuse();
    const refused = await readUntil(socket, 'too large');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const next = await readUntil(socket, 'next');

    expect([refused.slice(9, 12), next.slice(9, 12)]).toEqual(['413', '200']);
    socket.destroy();
  });

  it('does not lose a request to a client that keeps its connection while instances change', async () => {
    await using elb = await startWeb(named('old'));
    const socket = connect(elb.port(), '127.0.0.1');
    const ask = async () => {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      return (await readUntil(socket, '\r\n\r\n')).slice(-3);
    };

    const before = await ask();
    const next = await elb.instances.launch(named('new'));
    await serveFrom(elb, next);
    elb.loadBalancers.deregister('web', elb.instanceId);
    const after = await ask();

    expect([before, after]).toEqual(['old', 'new']);
    socket.destroy();
  });
});
