import { once } from 'node:events';
import { createServer } from 'node:net';
import { httpCheck } from './http-check.js';
import { startTestServer } from './testing/health-http-server.js';
import { patient } from './testing/probe-by-hand.js';

const never = new AbortController().signal;
const { timeoutMs } = patient;

describe('httpCheck', () => {
  it('is healthy on 200 and asks the path with its query', async () => {
    const urls: (string | undefined)[] = [];
    await using server = await startTestServer((request, response) => {
      urls.push(request.url);
      response.end('ok');
    });

    const reason = await httpCheck({ url: `${server.url}health?deep=1`, timeoutMs })(never);

    expect([reason, urls]).toEqual([undefined, ['/health?deep=1']]);
  });

  it.each([
    [503, undefined, 'answered 503, want 2xx'],
    [204, 200, 'answered 204, want 200'],
    [204, [200, 201], 'answered 204, want 200 or 201'],
    [404, (status: number) => status < 300, 'answered 404, want a status that `expectStatus` accepts'],
  ])('answers why %i is not enough', async (status, expectStatus, reason) => {
    await using server = await startTestServer((_request, response) => void response.writeHead(status).end());

    expect(await httpCheck({ url: server.url, expectStatus, timeoutMs })(never)).toBe(
      `${server.url} ${reason}`,
    );
  });

  it('uses a new connection each time', async () => {
    await using server = await startTestServer((_request, response) => void response.end('ok'));
    const check = httpCheck({ url: server.url, timeoutMs });

    await check(never);
    await check(never);

    expect(server.connections()).toBe(2);
  });

  it('names a refused connection', async () => {
    const server = await startTestServer(() => undefined);
    await server.close();

    expect(await httpCheck({ url: server.url, timeoutMs })(never)).toMatch(
      /gave no answer: refused \(.*ECONNREFUSED/,
    );
  });

  it('names an answer that breaks off in the middle', async () => {
    await using server = await startTestServer((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half', () => request.socket.destroy());
    });

    expect(await httpCheck({ url: server.url, timeoutMs })(never)).toMatch(/gave no answer: reset/);
  });

  it('gives up after its timeout', async () => {
    await using server = await startTestServer(() => undefined);

    const reason = await httpCheck({ url: server.url, timeoutMs: 50 })(never);

    expect(reason).toBe(`${server.url} did not answer within 50 ms`);
  });

  it('rejects with the reason of an abort and closes its connection', async () => {
    const controller = new AbortController();
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const checking = httpCheck({ url: `http://127.0.0.1:${port}/`, timeoutMs })(controller.signal);
    const [socket] = await once(server, 'connection');
    const closed = once(socket.resume(), 'close');

    controller.abort('enough');

    await expect(checking).rejects.toBe('enough');
    await closed;
    server.close();
  });

  it.each(['ftp://127.0.0.1/', '/health', ''])('refuses the url %j', (url) => {
    expect(() => httpCheck({ url })).toThrow(
      `Expected \`url\` to be an absolute http or https URL, got \`${url}\` (string)`,
    );
  });
});
