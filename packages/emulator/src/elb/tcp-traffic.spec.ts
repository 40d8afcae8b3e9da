import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import {
  createWeb,
  enableDraining,
  type ElbFixture,
  serveFrom,
  startElb,
} from '../testing/traffic/elb-fixture.js';
import { readAll, readUntil } from '../testing/traffic/raw-http.js';

/** Says its name and echoes; ends when the client has. */
const echo = (name: string) =>
  createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.write(`${name}\n`);
    socket.pipe(socket);
  });

async function startWeb(...apps: readonly Server[]) {
  const elb = startElb({ speed: 100 });
  await createWeb(elb);
  const ids: string[] = [];
  for (const app of apps) ids.push(await elb.instances.launch(app));
  if (ids.length > 0) await serveFrom(elb, ...ids);
  return { ...elb, ids };
}

const dial = (elb: ElbFixture, { allowHalfOpen = false } = {}): Socket =>
  connect({ host: '127.0.0.1', port: elb.port(81), allowHalfOpen });

describe('a TCP listener', () => {
  it('takes the instances in turns, one for each connection', async () => {
    await using elb = await startWeb(echo('a'), echo('b'));
    const names: string[] = [];

    for (let count = 0; count < 4; count += 1) {
      const socket = dial(elb);
      socket.end();
      names.push((await readAll(socket)).trim());
    }

    expect([...names].sort()).toEqual(['a', 'a', 'b', 'b']);
    expect(names[0]).not.toBe(names[1]);
  });

  it('passes bytes both ways and passes on a half-close', async () => {
    await using elb = await startWeb(echo('a'));
    const socket = dial(elb);

    socket.end('x'.repeat(2_000_000));
    const received = await readAll(socket);

    expect(received).toBe(`a\n${'x'.repeat(2_000_000)}`);
  });

  it('lets the client speak on after the instance has ended', async () => {
    let heard: (text: string) => void = () => undefined;
    const atInstance = new Promise<string>((resolve) => (heard = resolve));
    const ending = createServer({ allowHalfOpen: true }, (socket) => {
      socket.end('bye');
      void readAll(socket).then((text) => text !== '' && heard(text));
    });
    await using elb = await startWeb(ending);
    const socket = dial(elb, { allowHalfOpen: true });

    socket.on('data', () => undefined);
    await once(socket, 'end');
    socket.end('and one more thing');

    expect(await atInstance).toBe('and one more thing');
  });

  it('closes the connection when no instance is in service', async () => {
    await using elb = await startWeb();

    expect(await readAll(dial(elb))).toBe('');
  });

  it('tries another instance when a connection is refused', async () => {
    await using elb = await startWeb(echo('a'), echo('b'));
    const health = {
      Target: 'TCP:8080',
      Interval: 300,
      Timeout: 60,
      UnhealthyThreshold: 10,
      HealthyThreshold: 2,
    };
    await elb.api.ConfigureHealthCheck({ LoadBalancerName: 'web', HealthCheck: health });
    await elb.instances.crash(elb.ids[0] ?? '');
    const names: string[] = [];

    for (let count = 0; count < 3; count += 1) {
      const socket = dial(elb);
      socket.end();
      names.push((await readAll(socket)).trim());
    }

    expect(names).toEqual(['b', 'b', 'b']);
  });

  it('closes the connection when every instance refuses', async () => {
    await using elb = await startWeb(echo('a'), echo('b'));
    const health = {
      Target: 'TCP:8080',
      Interval: 300,
      Timeout: 60,
      UnhealthyThreshold: 10,
      HealthyThreshold: 2,
    };
    await elb.api.ConfigureHealthCheck({ LoadBalancerName: 'web', HealthCheck: health });
    await elb.api.ModifyLoadBalancerAttributes({
      LoadBalancerName: 'web',
      LoadBalancerAttributes: { ConnectionSettings: { IdleTimeout: 3_600 } },
    });
    for (const id of elb.ids) await elb.instances.crash(id);

    expect(await readAll(dial(elb))).toBe('');
  });

  it('ends the other side when one breaks off', async () => {
    let accepted: (socket: Socket) => void = () => undefined;
    const atInstance = new Promise<Socket>((resolve) => (accepted = resolve));
    const holding = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => accepted(socket));
    });
    await using elb = await startWeb(holding);
    const socket = dial(elb);
    socket.write('x');
    const upstream = await atInstance;

    socket.resetAndDestroy();

    await once(upstream, 'close');
    expect(upstream.destroyed).toBe(true);
  });

  it.concurrent('closes a connection on which nothing moves for the idle timeout', async () => {
    await using elb = await startWeb(echo('a'));

    expect(await readAll(dial(elb))).toBe('a\n');
  });

  it('keeps a connection of a draining instance until it closes', async () => {
    await using elb = await startWeb(echo('a'));
    const [id = ''] = elb.ids;
    await enableDraining(elb, 3_600);
    const socket = dial(elb);
    await readUntil(socket, 'a\n');

    elb.loadBalancers.deregister('web', id);
    socket.end('still there');
    const received = await readAll(socket);
    await elb.waitFor(id, 'absent');

    expect(received).toBe('still there');
  });

  it('cuts connections at once when draining is off', async () => {
    await using elb = await startWeb(echo('a'));
    const socket = dial(elb);
    await readUntil(socket, 'a\n');

    elb.loadBalancers.deregister('web', elb.ids[0] ?? '');
    await readAll(socket);

    expect(elb.loadBalancers.registration('web', elb.ids[0] ?? '')).toBe('absent');
  });
});
