import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import {
  createWeb,
  enableDraining,
  type ElbFixture,
  serveFrom,
  startElb,
} from '../testing/traffic/elb-fixture.js';
import { readAll, readUntil } from '../testing/traffic/raw-http.js';

/** An application that echoes over WebSocket and is silent over HTTP. */
function echoServer() {
  const server = createServer((_request, response) => response.writeHead(426).end());
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    socket.send(`hello ${String(request.headers['x-forwarded-for'])}`);
    socket.on('message', (message, isBinary) => socket.send(message, { binary: isBinary }));
  });
  return server;
}

async function startWeb(app: ReturnType<typeof echoServer> | RequestListener, speed = 1_000) {
  const elb = startElb({ speed });
  await createWeb(elb);
  const instanceId = await elb.instances.launch(app);
  await serveFrom(elb, instanceId);
  return { ...elb, instanceId };
}

const open = (elb: ElbFixture) => new WebSocket(elb.origin().replace('http', 'ws'));

async function nextMessage(socket: WebSocket): Promise<string> {
  const [message] = (await once(socket, 'message')) as [Buffer];
  return String(message);
}

/** The status of a refused upgrade. */
async function refusal(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  socket.terminate();
  return response.statusCode;
}

describe('an upgrade to WebSocket', () => {
  it('joins the client with the instance', async () => {
    await using elb = await startWeb(echoServer());
    const socket = open(elb);

    expect(await nextMessage(socket)).toBe('hello 127.0.0.1');
    socket.send('x'.repeat(300_000));
    expect(await nextMessage(socket)).toHaveLength(300_000);
    socket.close(4_001, 'bye');

    expect((await once(socket, 'close'))[0]).toBe(4_001);
  });

  it('passes on what the client sends before it is answered', async () => {
    const rawEcho = createServer().on('upgrade', (_request, socket: Socket, head: Buffer) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      socket.write(head);
      socket.pipe(socket);
    });
    await using elb = await startWeb(rawEcho);
    const socket = connect(elb.port(), '127.0.0.1');

    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nearly');
    const received = await readUntil(socket, 'early');
    socket.end(' and late');

    expect(received).toMatch(
      /^HTTP\/1\.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nearly$/,
    );
    expect(await readAll(socket)).toBe(' and late');
  });

  it('stays with HTTP when the instance does', async () => {
    await using elb = await startWeb((_request, response) => response.writeHead(403).end('no'));

    expect(await refusal(open(elb))).toBe(403);
  });

  it('is answered 503 when no instance is in service', async () => {
    await using elb = startElb();
    await createWeb(elb);

    expect(await refusal(open(elb))).toBe(503);
  });

  it('is answered 504 when the instance closes the connection', async () => {
    const closing = createServer().on('upgrade', (_request, socket) => socket.destroy());
    await using elb = await startWeb(closing);

    expect(await refusal(open(elb))).toBe(504);
  });

  it('is in flight until it closes: draining waits for it', async () => {
    await using elb = await startWeb(echoServer(), 100);
    await enableDraining(elb, 3_600);
    const socket = open(elb);
    await nextMessage(socket);

    elb.loadBalancers.deregister('web', elb.instanceId);
    socket.send('still there');
    const echoed = await nextMessage(socket);
    const while_ = elb.loadBalancers.registration('web', elb.instanceId);
    socket.close();
    await elb.waitFor(elb.instanceId, 'absent');

    expect([echoed, while_]).toEqual(['still there', 'leaving']);
  });

  it('is closed when draining is off', async () => {
    await using elb = await startWeb(echoServer());
    const socket = open(elb);
    await nextMessage(socket);

    elb.loadBalancers.deregister('web', elb.instanceId);

    expect((await once(socket, 'close'))[0]).toBe(1_006);
    expect(elb.loadBalancers.registration('web', elb.instanceId)).toBe('absent');
  });

  it.concurrent('is closed when the idle timeout has passed', async () => {
    await using elb = await startWeb(echoServer());
    const socket = open(elb);
    await nextMessage(socket);

    expect((await once(socket, 'close'))[0]).toBe(1_006);
  });
});
