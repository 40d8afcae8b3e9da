import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect, type ClientHttp2Session, type OutgoingHttpHeaders } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import { text } from 'node:stream/consumers';
import {
  createGroup,
  createWeb,
  serveFrom,
  startElbv2,
  type Elbv2Fixture,
} from '../testing/traffic/elbv2-fixture.js';
import { issueCertificates, type IssuedCertificates } from '../testing/traffic/issued-certificates.js';
import { shakeHands } from '../testing/traffic/tls-client.js';

/** Answers how it was asked, and what it was sent. */
const echo: RequestListener = (request, response) => {
  const { httpVersion, method, url, headers } = request;
  response.setHeader('Set-Cookie', ['one=1', 'two=2']);
  response.setHeader('Connection', 'keep-alive');
  void text(request).then((body) =>
    response.end(JSON.stringify({ httpVersion, method, url, headers, body })),
  );
};

const portOf = (elbv2: Elbv2Fixture) => elbv2.listenerAddress('web', 443)?.port ?? 0;

describe('an HTTPS listener that is spoken to in HTTP/2', () => {
  let certificates: IssuedCertificates;

  beforeAll(async () => {
    certificates = await issueCertificates(['example.com']);
  });

  async function listen(...apps: readonly RequestListener[]) {
    const elbv2 = startElbv2({ certificates });
    const loadBalancer = await createWeb(elbv2);
    const group = await createGroup(elbv2, 'web');
    const { Listeners = [] } = await elbv2.api.CreateListener({
      ...{ LoadBalancerArn: loadBalancer, Protocol: 'HTTPS', Port: 443 },
      Certificates: [{ CertificateArn: 'arn:1' }],
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    });
    const ids: string[] = [];
    for (const app of apps) ids.push(await elbv2.instances.launch(app));
    if (ids.length > 0) await serveFrom(elbv2, group, ...ids);
    const port = portOf(elbv2);
    const session = connect(`https://example.com:${port}`, {
      createConnection: () =>
        connectTls({
          ...{ host: '127.0.0.1', port, servername: 'example.com', ca: certificates.root },
          ALPNProtocols: ['h2'],
        }),
    });
    return {
      ...{ elbv2, loadBalancer, group, ids, session, listener: Listeners[0]?.ListenerArn ?? '' },
      async [Symbol.asyncDispose]() {
        session.destroy();
        await elbv2[Symbol.asyncDispose]();
      },
    };
  }

  it('asks the instance in HTTP/1.1, with the host, one cookie and who asks', async () => {
    await using scene = await listen(echo);

    const answer = await ask(scene.session, { ':path': '/a?b=c', cookie: ['x=1', 'y=2'] });

    expect(answer).toMatchObject({ status: 200, cookies: ['one=1', 'two=2'] });
    expect(JSON.parse(answer.body)).toMatchObject({
      ...{ httpVersion: '1.1', method: 'GET', url: '/a?b=c', body: '' },
      headers: {
        host: `example.com:${portOf(scene.elbv2)}`,
        cookie: 'x=1; y=2',
        'x-forwarded-proto': 'https',
        'x-forwarded-port': '443',
        'x-forwarded-for': '127.0.0.1',
      },
    });
  });

  it('passes on a body of unknown length, both ways', async () => {
    await using scene = await listen(echo);
    const sent = 'x'.repeat(300_000);

    const answer = await ask(scene.session, { ':method': 'POST', ':path': '/' }, sent);

    expect(JSON.parse(answer.body)).toMatchObject({ method: 'POST', body: sent });
  });

  it('lets targets take turns, request by request of one connection', async () => {
    await using scene = await listen(
      (_request, response) => response.end('one'),
      (_request, response) => response.end('two'),
    );

    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(scene.session, { ':path': '/' })));

    const bodies = answers.map(({ body }) => body).sort();
    expect(bodies).toEqual([...Array<string>(5).fill('one'), ...Array<string>(5).fill('two')]);
  });

  it('answers by itself as in HTTP/1.1: 503 without a target, and what a HEAD asks for', async () => {
    await using scene = await listen();

    expect(await ask(scene.session, { ':path': '/' })).toMatchObject({
      status: 503,
      body: expect.stringContaining('503 Service Temporarily Unavailable'),
    });
    expect(await ask(scene.session, { ':path': '/', ':method': 'HEAD' })).toMatchObject({
      status: 503,
      body: '',
    });
  });

  it('breaks off the one answer that an instance does not end, and goes on', async () => {
    await using scene = await listen((request, response) => {
      if (request.url !== '/half') response.end('whole');
      else response.write('half', () => response.destroy());
    });

    await expect(ask(scene.session, { ':path': '/half' })).rejects.toThrow('NGHTTP2_INTERNAL_ERROR');
    expect(await ask(scene.session, { ':path': '/whole' })).toMatchObject({ status: 200, body: 'whole' });
  });

  it('ends its connections with the listener', async () => {
    await using scene = await listen(echo);
    await ask(scene.session, { ':path': '/' });
    const ended = once(scene.session, 'close');

    await scene.elbv2.api.DeleteListener({ ListenerArn: scene.listener });

    await ended;
    expect(scene.session.destroyed).toBe(true);
  });

  it('offers HTTP/2 first, and not at all where routing.http2.enabled is false', async () => {
    await using scene = await listen(echo);
    const spoken = async () => {
      const options = { ca: certificates.root, ALPNProtocols: ['http/1.1', 'h2'] };
      await using client = await shakeHands(portOf(scene.elbv2), options);
      return client.alpnProtocol;
    };

    const before = await spoken();
    await scene.elbv2.api.ModifyLoadBalancerAttributes({
      LoadBalancerArn: scene.loadBalancer,
      Attributes: [{ Key: 'routing.http2.enabled', Value: 'false' }],
    });

    expect([before, await spoken()]).toEqual(['h2', 'http/1.1']);
  });
});

/** One request over a connection, with all that it is answered. */
async function ask(session: ClientHttp2Session, headers: OutgoingHttpHeaders, body?: string) {
  const stream = session.request(headers, { endStream: body === undefined });
  if (body !== undefined) stream.end(body);
  const [[answer], told] = await Promise.all([once(stream, 'response'), text(stream)]);
  return { status: Number(answer[':status']), cookies: answer['set-cookie'], body: told };
}
