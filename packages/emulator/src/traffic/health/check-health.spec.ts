import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { checkHealth } from './check-health.js';
import type { HealthTarget } from './health-target.js';

const never = new AbortController().signal;

/** Checks a server that lives as long as the check. */
async function check(server: Server, target: HealthTarget, { timeoutMs = 2_000, signal = never } = {}) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    return await checkHealth({ target, endpoint: { host: '127.0.0.1', port }, timeoutMs, signal });
  } finally {
    server.close();
    if ('closeAllConnections' in server)
      (server as ReturnType<typeof createHttpServer>).closeAllConnections();
  }
}

const ping = { kind: 'http', port: 80, path: '/ping' } as const;
const http = (app: RequestListener, options = {}) => check(createHttpServer(app), ping, options);
const status = (code: number) =>
  http((_request, response) => response.writeHead(code, { Location: '/' }).end('body'));

describe('checkHealth', () => {
  it.each([
    [200, { kind: 'passed' }],
    [201, { kind: 'mismatch', status: 201 }],
    [204, { kind: 'mismatch', status: 204 }],
    [301, { kind: 'mismatch', status: 301 }],
    [404, { kind: 'mismatch', status: 404 }],
    [500, { kind: 'mismatch', status: 500 }],
    [503, { kind: 'mismatch', status: 503 }],
  ])('takes HTTP status %i for %j', async (code, outcome) => {
    expect(await status(code)).toEqual(outcome);
  });

  it('passes the statuses that its target accepts', async () => {
    const app = () => createHttpServer((_request, response) => response.writeHead(404).end());

    expect(await check(app(), { ...ping, accepts: (code) => code === 404 })).toEqual({ kind: 'passed' });
  });

  it('asks for the path as the health checker of ELB', async () => {
    let asked: unknown;

    await http((request, response) => {
      asked = { method: request.method, url: request.url, agent: request.headers['user-agent'] };
      response.end();
    });

    expect(asked).toEqual({ method: 'GET', url: '/ping', agent: 'ELB-HealthChecker/1.0' });
  });

  it('fails an answer that does not come in time, or not in full', async () => {
    const half: RequestListener = (_request, response) => response.write('half');

    expect(await http(() => undefined, { timeoutMs: 50 })).toEqual({ kind: 'timeout' });
    expect(await http(half, { timeoutMs: 50 })).toEqual({ kind: 'timeout' });
  });

  it('fails an answer that breaks off', async () => {
    const breaksOff: RequestListener = (request, response) =>
      response.writeHead(200, { 'Content-Length': 10 }).write('half', () => request.socket.destroy());

    expect(await http(breaksOff)).toEqual({ kind: 'failed' });
  });

  it('ends as failed when it is aborted', async () => {
    const controller = new AbortController();

    const result = await http(() => controller.abort(), { signal: controller.signal });

    expect(result).toEqual({ kind: 'failed' });
  });

  it('passes TCP on a connection alone', async () => {
    const silent = createTcpServer((socket) => socket.on('error', () => socket.destroy()));

    expect(await check(silent, { kind: 'tcp', port: 80 })).toEqual({ kind: 'passed' });
  });

  it.each([
    ['tcp', { kind: 'tcp', port: 80 }],
    ['http', ping],
  ] as const)('fails %s on a refused connection', async (_kind, target) => {
    const server = createTcpServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => server.close(resolve));

    const endpoint = { host: '127.0.0.1', port };

    expect(await checkHealth({ target, endpoint, timeoutMs: 2_000, signal: never })).toEqual({
      kind: 'failed',
    });
  });

  it('fails SSL and HTTPS where nothing speaks TLS', async () => {
    const plain = () => createTcpServer((socket) => socket.on('error', () => undefined).end('hello'));

    expect(await check(plain(), { kind: 'ssl', port: 443 })).toEqual({ kind: 'failed' });
    expect(await check(plain(), { kind: 'https', port: 443, path: '/' })).toEqual({ kind: 'failed' });
  });
});
