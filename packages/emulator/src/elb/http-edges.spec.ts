import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { createWeb, serveFrom, startElb } from '../testing/traffic/elb-fixture.js';
import { exchangeBytes, readAll, readUntil } from '../testing/traffic/raw-http.js';

async function startWeb(app: RequestListener | Server) {
  const elb = startElb();
  await createWeb(elb);
  const instanceId = await elb.instances.launch(app);
  await serveFrom(elb, instanceId);
  return { ...elb, instanceId };
}

/** An instance that answers each request on a connection with the next of these texts, as it is. */
const answering = (...answers: readonly string[]) => {
  const left = [...answers];
  return createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', () => socket.write(left.shift() ?? ''));
  });
};

const echo: RequestListener = async (incoming, response) => {
  const body = await text(incoming);
  response.end(JSON.stringify({ headers: incoming.headers, url: incoming.url, body }));
};

const open = (elb: { port(): number }): Socket => connect(elb.port(), '127.0.0.1');

describe('an HTTP listener at the edges of HTTP', () => {
  it('keeps the connection after a 304 that tells a length', async () => {
    let asked = 0;
    await using elb = await startWeb((_request, response) => {
      asked += 1;
      response.writeHead(304, { 'Content-Length': '1000', ETag: '"a"' }).end();
    });
    const socket = open(elb);

    for (let count = 1; count <= 4; count += 1) {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      expect(await readUntil(socket, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 304 /);
    }

    expect(asked).toBe(4);
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  });

  it.each(['h2c', 'TLS/1.0', 'websocket'])(
    'ignores Upgrade: %s with a body, and keeps the body',
    async (to) => {
      await using elb = await startWeb(echo);

      const answer = await exchangeBytes(
        elb.port(),
        `POST /p HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: ${to}\r\nHTTP2-Settings: AAMAAABk\r\nContent-Length: 5\r\n\r\nhello`,
      );

      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(answer).toContain('"body":"hello"');
      expect(answer).not.toMatch(/upgrade|http2-settings/i);
    },
  );

  it('ignores Upgrade: h2c without a body, in its turn on a kept connection', async () => {
    await using elb = await startWeb(echo);
    const socket = open(elb);

    socket.write(
      'GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\nGET /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    const answers = await readAll(socket);

    expect(answers.match(/"url":"[^"]*"/g)).toEqual(['"url":"/a"', '"url":"/b"', '"url":"/c"']);
  });

  it('answers pipelined requests one after the other: the next is begun when the one before is answered', async () => {
    const begun: string[] = [];
    const releases: (() => void)[] = [];
    const arrivals = createHttpServer();
    await using elb = await startWeb((request, response) => {
      begun.push(request.url ?? '');
      releases.push(() => response.end(request.url));
      arrivals.emit('arrival');
    });
    const socket = open(elb);

    const first = once(arrivals, 'arrival');
    socket.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await first;
    await fetch(elb.origin(), { signal: AbortSignal.timeout(50) }).catch(() => undefined);
    const beforeAnswer = begun.filter((url) => url !== '/');
    const second = once(arrivals, 'arrival');
    releases[0]?.();
    await second;
    releases.at(-1)?.();

    expect(beforeAnswer).toEqual(['/1']);
    expect((await readAll(socket)).match(/\/[12]$|\/1(?=HTTP)/gm)).toEqual(['/1', '/2']);
  });

  it.concurrent('times pipelined requests out each for itself, in their order', async () => {
    await using elb = await startWeb((request, response) => {
      if (request.url !== '/silent') response.end('answered');
    });
    const socket = open(elb);

    socket.write(
      'GET /silent HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    const answers = await readAll(socket);

    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 504', 'HTTP/1.1 200']);
  });

  it('does not begin what is behind a request whose answer ends the connection', async () => {
    const begun: (string | undefined)[] = [];
    await using elb = await startWeb((request, response) => {
      begun.push(request.url);
      response.end();
    });

    const answers = await exchangeBytes(
      elb.port(),
      `GET /1 HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(16_400)}\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n`,
    );

    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
    expect(begun).toEqual([]);
  });

  it('never puts what it says of garbage into an answer that is under way', async () => {
    await using elb = await startWeb((_request, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('12345');
      response.socket?.setTimeout(0);
      setTimeout(() => response.end('67890'), 200);
    });
    const socket = open(elb);

    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const begun = await readUntil(socket, '12345');
    socket.write('garbage\r\n\r\n');
    const rest = await readAll(socket);

    expect(begun).toMatch(/^HTTP\/1\.1 200 /);
    expect(rest).toMatch(/^67890HTTP\/1\.1 400 /);
  });

  it('never takes what an instance sends behind its answer for a part of it, or for the next', async () => {
    const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    await using elb = await startWeb(answering(`${ok}HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil`, ok));
    const bodies = [await fetch(elb.origin()), await fetch(elb.origin())].map((answer) => answer.text());

    expect(await Promise.all(bodies)).toEqual(['ok', 'ok']);
  });

  it.each([
    ['to a client of HTTP/1.0, which knows no chunks', 'GET / HTTP/1.0\r\n\r\n'],
    ['to one of HTTP/1.1', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('ends an answer that the instance breaks off with a reset, %s', async (_name, request) => {
    await using elb = await startWeb((_request, response) => {
      response.write('half');
      setTimeout(() => response.destroy(), 50);
    });
    const socket = open(elb);

    socket.write(request);
    socket.resume();

    expect(
      await once(socket, 'end').then(
        () => 'ended',
        (error: { code: string }) => error.code,
      ),
    ).toBe('ECONNRESET');
  });

  it.concurrent('answers 504 when the instance stops reading, and the client is not to blame', async () => {
    const accepted: Socket[] = [];
    const reads = createServer((stuck) => accepted.push(stuck.on('error', () => undefined).pause()));
    await using elb = await startWeb(reads);
    const socket = open(elb);

    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 80000000\r\n\r\n');
    const chunk = Buffer.alloc(1_000_000);
    for (let count = 0; count < 60; count += 1) socket.write(chunk);

    expect(await readUntil(socket, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 504 /);
    socket.on('error', () => undefined).destroy();
    for (const stuck of accepted) stuck.destroy();
  });

  it.each([
    [
      'a 101 that nobody asked for',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
    ],
    ['a status below 100', 'HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n'],
    ['what is not HTTP and has no end', '220 mail.test ESMTP\r\n'],
    ['a coding in which it cannot be passed on', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx'],
    ['a length beside chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['a status of two digits', 'HTTP/1.1 20 Odd\r\nContent-Length: 0\r\n\r\n'],
    ['a status of letters', 'HTTP/1.1 abc Odd\r\nContent-Length: 0\r\n\r\n'],
  ])('answers 502 to %s', async (_name, answer) => {
    await using elb = await startWeb(answering(answer));

    expect((await fetch(elb.origin())).status).toBe(502);
  });

  it('answers after a 100 that nobody asked for', async () => {
    await using elb = await startWeb(
      answering('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
    );

    expect(await (await fetch(elb.origin())).text()).toBe('ok');
  });

  it('refuses what cannot become a request before it ends, and an expectation that it does not know', async () => {
    await using elb = await startWeb(echo);

    const early = await exchangeBytes(elb.port(), 'hello');
    const expecting = await exchangeBytes(elb.port(), 'GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n');

    expect([early.slice(9, 12), expecting.slice(9, 12)]).toEqual(['400', '417']);
  });

  it('answers a thousand requests that came at once, each by itself, without a target', async () => {
    await using elb = startElb();
    await createWeb(elb);

    const answers = await exchangeBytes(
      elb.port(),
      `${'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(1_000)}GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );

    expect(answers.match(/HTTP\/1\.1 503/g)).toHaveLength(1_001);
  });

  it('passes on headers of up to 64 KB together and 16 KB each, both ways', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_each, index) => `X-${index}: ${'x'.repeat(15_000)}\r\n`).join('');
    await using elb = await startWeb(
      createHttpServer({ maxHeaderSize: 100_000 }, (request, response) => {
        response.setHeader('X-Long', 'x'.repeat(30_000));
        response.end(String(Object.keys(request.headers).filter((name) => /^x-\d/.test(name)).length));
      }),
    );

    const answer = await exchangeBytes(
      elb.port(),
      `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${many(4)}\r\n`,
    );
    const tooMany = await exchangeBytes(elb.port(), `GET / HTTP/1.1\r\nHost: x\r\n${many(5)}\r\n`);

    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n(1\r\n)?4/);
    expect(tooMany).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    [
      'a header of more than 16 KB',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(16_400)}\r\n\r\n`,
      400,
    ],
    ['a first line of more than 16 KB', `GET /${'x'.repeat(16_400)} HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
    [
      'a coding that it does not know',
      'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
      501,
    ],
    ['a coding that ends nothing', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n', 501],
    [
      'a coding that HTTP/1.0 lacks',
      'POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
  ])('refuses %s, and asks no instance', async (_name, bytes, status) => {
    let asked = 0;
    await using elb = await startWeb((_request, response) => {
      asked += 1;
      response.end();
    });

    const answer = await exchangeBytes(elb.port(), bytes);

    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(asked).toBe(0);
  });

  it.concurrent('answers 408 to a client that sends its headers byte by byte', async () => {
    await using elb = await startWeb(echo);
    const socket = open(elb);
    const drip = setInterval(() => socket.write('x'), 200);
    try {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');

      expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 408 /);
    } finally {
      clearInterval(drip);
    }
  });

  it('leaves Host to the client whatever Connection names', async () => {
    await using elb = await startWeb(echo);

    const answer = await exchangeBytes(
      elb.port(),
      'POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 2\r\nConnection: close, Host, Content-Length\r\n\r\nhi',
    );

    expect(answer).toContain('"host":"a.test"');
    expect(answer).toContain('"body":"hi"');
  });
});

/** Requests that one reader takes for one message and another for two: none of them reaches an instance. */
describe('request smuggling', () => {
  const smuggled = '0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
  it.each([
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6'],
    ['two lengths in one', 'Content-Length: 5, 6'],
    ['a signed length', 'Content-Length: +5'],
    ['a negative length', 'Content-Length: -5'],
    ['a length in hexadecimal', 'Content-Length: 0x5'],
    ['chunks by another name', 'Transfer-Encoding: xchunked'],
    ['chunks twice', 'Transfer-Encoding: chunked, chunked'],
    ['chunks before another coding', 'Transfer-Encoding: chunked, identity'],
    ['a space before the colon', 'Transfer-Encoding : chunked'],
    ['a folded header', 'Transfer-Encoding:\r\n chunked\r\nContent-Length: 5'],
    ['a vertical tab', 'Transfer-Encoding: \x0bchunked'],
    ['a line without a colon', 'Transfer-Encoding'],
    ['a NUL in a header', 'X-Nul: a\0b'],
  ])('is refused with %s', async (_name, headers) => {
    const asked: (string | undefined)[] = [];
    await using elb = await startWeb((request, response) => {
      asked.push(request.url);
      response.end();
    });

    const answer = await exchangeBytes(
      elb.port(),
      `POST /first HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n${smuggled}`,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 (400|501) /);
    expect(asked).toEqual([]);
  });

  it.each(['GET\t/ HTTP/1.1', 'GET / HTTP/1.1 x', 'GET / HTTP/2.0', 'G\x01T / HTTP/1.1'])(
    'is refused with the first line %j',
    async (line) => {
      await using elb = await startWeb((_request, response) => response.end());

      expect(await exchangeBytes(elb.port(), `${line}\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  it.each([
    ['a chunk size that is none', 'g\r\nx\r\n0\r\n\r\n'],
    ['a chunk longer than it says', '1\r\nxx\r\n0\r\n\r\n'],
    ['a bare line feed behind a chunk size', '1\nx\r\n0\r\n\r\n'],
  ])('is not passed on with %s', async (_name, chunks) => {
    const bodies: string[] = [];
    await using elb = await startWeb(async (incoming, response) => {
      bodies.push(await text(incoming).catch(() => 'broken off'));
      response.end();
    });

    const answer = await exchangeBytes(
      elb.port(),
      `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(bodies.filter((body) => body !== 'broken off')).toEqual([]);
  });
});
