import { createServer } from 'node:net';
import { quickCheck, serveFrom, startElb, type ElbFixture } from '../testing/traffic/elb-fixture.js';
import { issueCertificates, type IssuedCertificates } from '../testing/traffic/issued-certificates.js';
import { ask, shakeHands } from '../testing/traffic/tls-client.js';

describe('a Classic Load Balancer that encrypts', () => {
  let certificates: IssuedCertificates;

  beforeAll(async () => {
    certificates = await issueCertificates(['example.com'], ['new.example.com']);
  });

  async function listen({ api }: ElbFixture, Protocol: 'HTTPS' | 'SSL') {
    await api.CreateLoadBalancer({
      LoadBalancerName: 'web',
      AvailabilityZones: ['us-east-1a'],
      Listeners: [{ Protocol, LoadBalancerPort: 443, InstancePort: 8080, SSLCertificateId: 'arn:1' }],
    });
    const HealthCheck = { Target: 'TCP:8080', ...quickCheck };
    await api.ConfigureHealthCheck({ LoadBalancerName: 'web', HealthCheck });
  }

  it('decrypts HTTPS with TLS 1.2, and tells the instance what the client spoke', async () => {
    await using elb = startElb({ certificates });
    await listen(elb, 'HTTPS');
    const app = await elb.instances.launch(({ headers }, response) =>
      response.end(`${headers['x-forwarded-proto']} ${headers['x-forwarded-port']}`),
    );
    await serveFrom(elb, app);

    await using client = await shakeHands(elb.port(443), { ca: certificates.root });

    expect(client.getProtocol()).toBe('TLSv1.2');
    expect(await ask(client, '/')).toMatch(/^HTTP\/1\.1 200 OK[^]*https 443/);
  });

  it('passes the bytes of SSL on decrypted', async () => {
    await using elb = startElb({ certificates });
    await listen(elb, 'SSL');
    const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
    await serveFrom(elb, await elb.instances.launch(echo));

    await using client = await shakeHands(elb.port(443), { ca: certificates.root });
    client.write('hello');

    const answer = await new Promise((resolve) => client.once('data', (chunk) => resolve(String(chunk))));
    expect(answer).toBe('hello');
  });

  it('shows another certificate from SetLoadBalancerListenerSSLCertificate on', async () => {
    await using elb = startElb({ certificates });
    await listen(elb, 'HTTPS');

    await elb.api.SetLoadBalancerListenerSSLCertificate({
      LoadBalancerName: 'web',
      LoadBalancerPort: 443,
      SSLCertificateId: 'arn:2',
    });

    await using client = await shakeHands(elb.port(443), { rejectUnauthorized: false });
    const { LoadBalancerDescriptions: [web] = [] } = await elb.api.DescribeLoadBalancers({});
    expect(client.getPeerCertificate().subject.CN).toBe('new.example.com');
    expect(web?.ListenerDescriptions?.[0]).toEqual({
      Listener: {
        Protocol: 'HTTPS',
        LoadBalancerPort: 443,
        InstanceProtocol: 'HTTP',
        InstancePort: 8080,
        SSLCertificateId: 'arn:2',
      },
      PolicyNames: ['ELBSecurityPolicy-2016-08'],
    });
    expect([elb.usersOf('arn:1'), elb.usersOf('arn:2')]).toEqual([
      [],
      ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/web'],
    ]);
  });

  it.each([
    ['no listener there', { LoadBalancerPort: 80, SSLCertificateId: 'arn:1' }, 'ListenerNotFound'],
    ['no such certificate', { LoadBalancerPort: 443, SSLCertificateId: 'arn:9' }, 'CertificateNotFound'],
  ])('refuses a certificate with %s', async (_what, change, code) => {
    await using elb = startElb({ certificates });
    await listen(elb, 'HTTPS');

    const changed = elb.api.SetLoadBalancerListenerSSLCertificate({ LoadBalancerName: 'web', ...change });

    await expect(changed).rejects.toMatchObject({ code });
  });
});
