import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { httpCheck, type HttpCheckOptions } from '../http-check.js';
import { startProbe } from '../probe/start-probe.js';
import type { ProbeReport } from '../probe/probe-report.js';
import { startTestServer, type TestServer } from '../testing/health-http-server.js';
import { patient, startByHand } from '../testing/probe-by-hand.js';
import { createTeamCa, type TeamCa } from '../testing/team-ca.js';
import type { TargetOptions } from './target-options.js';

const never = new AbortController().signal;
const name = 'web.team.example';

/** The report after so many requests. */
async function probed(options: TargetOptions, count = 3): Promise<ProbeReport> {
  await using byHand = startByHand(options);
  await byHand.sendUpTo(count);
  return byHand.probe.stop();
}

/** Why the target is not healthy, however long the machine takes over it. */
const checked = (options: HttpCheckOptions) => httpCheck({ ...options, timeoutMs: patient.timeoutMs })(never);

describe('behind a TLS listener with the name and the CA of a team', () => {
  let ca: TeamCa;
  let server: TestServer;
  const seen: { host: string | undefined; sni: unknown }[] = [];

  beforeAll(async () => {
    ca = await createTeamCa(name);
    const listener = (request: IncomingMessage) =>
      seen.push({ host: request.headers.host, sni: (request.socket as TLSSocket).servername }); // an HTTPS server's
    server = await startTestServer(
      (request, response) => {
        listener(request);
        response.end('ok');
      },
      0,
      ca,
    );
  });

  afterAll(async () => {
    await server.close();
    await ca[Symbol.asyncDispose]();
  });

  it('asks the address that it is told, by the name of the URL in SNI and Host', async () => {
    seen.length = 0;

    const resolve = `127.0.0.1:${server.port}`;

    const reason = await checked({ url: `https://${name}/health`, resolve, caFile: ca.caFile });

    expect(reason).toBeUndefined();
    expect(seen).toEqual([{ host: name, sni: name }]);
  });

  it('takes the name of a Host header for the certificate too', async () => {
    seen.length = 0;

    const reason = await checked({ url: server.url, headers: { Host: name }, caFile: ca.caFile });

    expect(reason).toBeUndefined();
    expect(seen).toEqual([{ host: name, sni: name }]);
  });

  it('a probe loses nothing there, on new and on kept connections', async () => {
    const options = { url: `https://${name}/`, resolve: `127.0.0.1:${server.port}`, caFile: ca.caFile };

    const report = await probed(options, 20);

    expect(report).toMatchObject({ answered: 20, lost: 0, onNewConnection: 4, url: `https://${name}/` });
  });

  it('says that the certificate is not trusted, and takes it when told to', async () => {
    const url = `https://${name}/`;
    const resolve = `127.0.0.1:${server.port}`;

    expect(await checked({ url, resolve })).toMatch(/gave no answer: certificate \(/);
    expect((await probed({ url, resolve })).lostBy).toEqual({ certificate: 3 });
    expect(await checked({ url, resolve, insecure: true })).toBeUndefined();
  });

  it('says which names the certificate has when the URL has another one', async () => {
    const reason = await checked({ url: `https://localhost:${server.port}/`, caFile: ca.caFile });

    expect(reason).toMatch(/gave no answer: certificate \(.*DNS:web\.team\.example/);
  });

  it('tells no TLS from a bad certificate', async () => {
    await using plain = await startTestServer((_request, response) => void response.end());

    const reason = await checked({ url: plain.url.replace('http', 'https') });

    expect(reason).toMatch(/gave no answer: tls \(/);
  });

  it('probes a tls listener by its name and CA', async () => {
    const options = { url: `tls://${name}:${server.port}`, resolve: '127.0.0.1' };

    expect(await probed({ ...options, caFile: ca.caFile })).toMatchObject({ lost: 0, redirects: 0 });
    expect((await probed(options)).lostBy).toEqual({ certificate: 3 });
  });

  it('waits for what a tls listener sends first', async () => {
    const tls = createTlsServer({ key: ca.key, cert: ca.cert }, (socket) => void socket.end('220 ready\r\n'));
    const url = `tls://${name}:${await portOf(tls)}`;
    const options = { url, resolve: '127.0.0.1', caFile: ca.caFile };

    expect(await probed({ ...options, expectBody: '^220 ' })).toMatchObject({ lost: 0 });
    expect((await probed({ ...options, expectBody: '^221 ' })).lostBy).toEqual({ body: 3 });
    tls.close();
  });
});

describe('a tcp listener', () => {
  it('is answered once a connection stands', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined).resume());
    const url = `tcp://127.0.0.1:${await portOf(server)}`;

    const { lost, answered } = await probed({ url });

    expect([lost, answered]).toEqual([0, 3]);
    server.close();
  });

  it('that accepts and closes, as a load balancer without instances does, has lost the connection', async () => {
    const server = createServer((socket) => void socket.end());
    const url = `tcp://127.0.0.1:${await portOf(server)}`;

    const { lostBy, sent, lostSamples } = await probed({ url });

    expect(lostBy).toEqual({ reset: sent });
    expect(lostSamples[0]?.detail).toBe('closed as soon as it was accepted');
    server.close();
  });

  it('that nobody listens on is refused, and one that does not greet in time is a timeout', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined).resume());
    const url = `tcp://127.0.0.1:${await portOf(server)}`;
    await using probe = startProbe({ url, ratePerSecond: 50, timeoutMs: 60, expectBody: 'SSH' });
    const silent = await probe
      .window()
      .close()
      .then(() => probe.stop());
    server.close();
    await once(server, 'close');

    expect(silent.lostBy).toEqual({ timeout: silent.sent });
    expect((await probed({ url })).lostBy).toEqual({ refused: 3 });
  });
});

async function portOf(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port; // a TCP server's address is never a string
}
