import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import {
  createGroup,
  createWeb,
  serveFrom,
  startElbv2,
  type Elbv2Fixture,
} from '../testing/traffic/elbv2-fixture.js';
import { issueCertificates, type IssuedCertificates } from '../testing/traffic/issued-certificates.js';
import { ask, shakeHands } from '../testing/traffic/tls-client.js';

/** Answers what it was told of the client. */
const echo: RequestListener = ({ headers }, response) =>
  response.end(`${headers['x-forwarded-proto']} ${headers['x-forwarded-port']}`);

const portOf = (elbv2: Elbv2Fixture, port = 443) => elbv2.listenerAddress('web', port)?.port ?? 0;

describe('an HTTPS listener', () => {
  let certificates: IssuedCertificates;

  beforeAll(async () => {
    certificates = await issueCertificates(['example.com'], ['*.shop.example.com'], ['other.example.com']);
  });

  const start = () => startElbv2({ certificates });

  async function listen(elbv2: Elbv2Fixture, sslPolicy?: string) {
    const loadBalancer = await createWeb(elbv2);
    const group = await createGroup(elbv2, 'web');
    const { Listeners = [] } = await elbv2.api.CreateListener({
      LoadBalancerArn: loadBalancer,
      Protocol: 'HTTPS',
      Port: 443,
      Certificates: [{ CertificateArn: 'arn:1' }],
      ...(sslPolicy === undefined ? {} : { SslPolicy: sslPolicy }),
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    });
    await serveFrom(elbv2, group, await elbv2.instances.launch(echo));
    return { loadBalancer, group, listener: Listeners[0]?.ListenerArn ?? '' };
  }

  it('decrypts, and tells the instance what the client spoke', async () => {
    await using elbv2 = start();
    await listen(elbv2);

    await using client = await shakeHands(portOf(elbv2), { ca: certificates.root });

    expect(await ask(client, '/')).toMatch(/^HTTP\/1\.1 200 OK[^]*https 443/);
  });

  it('shows the certificate that names the server, by name or by wildcard, else the default one', async () => {
    await using elbv2 = start();
    const { listener } = await listen(elbv2);
    await elbv2.api.AddListenerCertificates({
      ListenerArn: listener,
      Certificates: [{ CertificateArn: 'arn:2' }, { CertificateArn: 'arn:3' }],
    });
    const shown = async (servername: string) => {
      await using client = await shakeHands(portOf(elbv2), { servername, rejectUnauthorized: false });
      return client.getPeerCertificate().subject.CN;
    };

    expect([
      await shown('a.shop.example.com'),
      await shown('a.b.shop.example.com'),
      await shown('other.example.com'),
      await shown('elsewhere.com'),
    ]).toEqual(['*.shop.example.com', 'example.com', 'other.example.com', 'example.com']);
  });

  it.each([
    ['ELBSecurityPolicy-2016-08', 'TLSv1.2'],
    ['ELBSecurityPolicy-TLS13-1-2-2021-06', 'TLSv1.3'],
  ])('speaks the newest TLS version of %s', async (policy, version) => {
    await using elbv2 = start();
    await listen(elbv2, policy);

    await using client = await shakeHands(portOf(elbv2), { ca: certificates.root });

    expect(client.getProtocol()).toBe(version);
  });

  it('refuses a client that is older than its policy, from the change of the policy on', async () => {
    await using elbv2 = start();
    const { listener } = await listen(elbv2);
    const old = { ca: certificates.root, maxVersion: 'TLSv1.2' } as const;
    await using before = await shakeHands(portOf(elbv2), old);

    await elbv2.api.ModifyListener({
      ListenerArn: listener,
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
    });

    expect(before.getProtocol()).toBe('TLSv1.2');
    await expect(shakeHands(portOf(elbv2), old)).rejects.toThrow(/version/);
  });

  it('shares the address of the load balancer with a plain listener: the first byte decides', async () => {
    await using elbv2 = start();
    const { loadBalancer, group } = await listen(elbv2);
    await elbv2.api.CreateListener({
      LoadBalancerArn: loadBalancer,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    });
    const { LoadBalancers = [] } = await elbv2.api.DescribeLoadBalancers({});
    const address = LoadBalancers[0]?.DNSName ?? '';

    const plain = await (await fetch(`http://${address}/`)).text();
    await using client = await shakeHands(Number(address.split(':')[1]), { ca: certificates.root });

    expect(plain).toBe('http 80');
    expect(await ask(client, '/')).toContain('https 443');
  });

  it('ends a connection that does not speak TLS, and goes on', async () => {
    await using elbv2 = start();
    await listen(elbv2);

    await expect(fetch(`http://127.0.0.1:${portOf(elbv2)}/`)).rejects.toThrow();

    await using client = await shakeHands(portOf(elbv2), { ca: certificates.root });
    expect(await ask(client, '/')).toContain('200 OK');
  });

  it('says which load balancers show a certificate', async () => {
    await using elbv2 = start();
    const { loadBalancer } = await listen(elbv2);

    expect([elbv2.usersOf('arn:1'), elbv2.usersOf('arn:2')]).toEqual([[loadBalancer], []]);
  });
});

describe('a TLS listener', () => {
  async function listen(elbv2: Elbv2Fixture, alpn: string) {
    const loadBalancer = await createWeb(elbv2, 'network');
    const group = await createGroup(elbv2, 'web', 'TCP');
    await elbv2.api.CreateListener({
      LoadBalancerArn: loadBalancer,
      Protocol: 'TLS',
      Port: 443,
      Certificates: [{ CertificateArn: 'arn:1' }],
      AlpnPolicy: [alpn],
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    });
    const echoing = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
    await serveFrom(elbv2, group, await elbv2.instances.launch(echoing));
  }

  it.each([
    ['HTTP1Only', 'http/1.1'],
    ['HTTP2Preferred', 'h2'],
    ['HTTP2Optional', 'http/1.1'],
    ['None', false],
  ])('passes bytes on decrypted; with the ALPN policy %s it chooses %s', async (policy, chosen) => {
    const certificates = await issueCertificates(['example.com']);
    await using elbv2 = startElbv2({ certificates });
    await listen(elbv2, policy);

    await using client = await shakeHands(portOf(elbv2), {
      ca: certificates.root,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    client.write('hello');
    const [answer] = await new Promise<readonly Buffer[]>((resolve) =>
      client.once('data', (chunk: Buffer) => resolve([chunk])),
    );

    expect([client.alpnProtocol, String(answer)]).toEqual([chosen, 'hello']);
  });
});

describe('what a listener is asked to encrypt with', () => {
  it.each([
    ['no certificate', {}, 'ValidationError'],
    ['a certificate that is none', { Certificates: [{ CertificateArn: 'arn:9' }] }, 'CertificateNotFound'],
    [
      'a policy that is none',
      { Certificates: [{ CertificateArn: 'arn:1' }], SslPolicy: 'strong' },
      'SSLPolicyNotFound',
    ],
    [
      'an ALPN policy for HTTPS',
      { Certificates: [{ CertificateArn: 'arn:1' }], AlpnPolicy: ['HTTP1Only'] },
      'ValidationError',
    ],
  ])('refuses %s', async (_what, encryption, code) => {
    const certificates = await issueCertificates(['example.com']);
    await using elbv2 = startElbv2({ certificates });
    const LoadBalancerArn = await createWeb(elbv2);

    const created = elbv2.api.CreateListener({
      LoadBalancerArn,
      Protocol: 'HTTPS',
      Port: 443,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
      ...encryption,
    });

    await expect(created).rejects.toMatchObject({ code });
  });
});
