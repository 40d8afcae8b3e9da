import type { LoadBalancer, TrafficSource } from '@clicamos/rolling-asg';
import { configSchema, type EnvironmentSettings } from '../config/schema.js';
import { checkProbe, probeSetup } from './probe-setup.js';

const elb = (protocol: string, port: number, dnsName = 'web-1.elb.example') =>
  ({
    name: 'web-elb',
    dnsName,
    listeners: [{ protocol, port }],
  }) as unknown as LoadBalancer; // only these count

const surroundings = { env: {}, place: 'clicamos.yaml: environments.it' };

function settingsOf(probe: Readonly<Record<string, unknown>> | undefined): EnvironmentSettings {
  const { environments } = configSchema.parse({
    service: 'web',
    defaultEnvironment: 'it',
    environments: {
      it: { cloud: 'aws', region: 'us-east-1', account: '123456789012', loadBalancers: ['web-elb'], probe },
    },
  });
  const { it: settings } = environments;
  if (settings === undefined) throw new Error('the literal above has it');
  return settings;
}

const sourceOf = (loadBalancer: LoadBalancer) =>
  ({ loadBalancers: [loadBalancer], healthCheck: { target: 'TCP:80' } }) as unknown as TrafficSource; // only these count

const setup = (
  probe: Readonly<Record<string, unknown>> | undefined,
  ...loadBalancers: readonly LoadBalancer[]
) => probeSetup(settingsOf(probe), loadBalancers.map(sourceOf), surroundings);

/** What the only target is asked with. */
const target = (probe: Readonly<Record<string, unknown>> | undefined, loadBalancer = elb('HTTP', 80)) => {
  const made = setup(probe, loadBalancer);
  return made && { ...made.targets[0], limits: made.limits, warmupMs: made.warmupMs, targets: undefined };
};

const urlsOf = (made: ReturnType<typeof setup>) =>
  made?.targets.map(({ options: { url, resolve } }) => (resolve ? `${String(url)} at ${resolve}` : url));

describe('probeSetup', () => {
  it('is nothing where no probe is configured, or no listener is there', () => {
    expect(target(undefined)).toBeUndefined();
    expect(target({}, elb('UDP', 53))).toBeUndefined();
  });

  it('asks the load balancer itself unless another URL is given', () => {
    expect(target({})).toMatchObject({
      options: { url: 'http://web-1.elb.example/', ratePerSecond: 50, timeoutMs: 5_000 },
      limits: { maxLost: 0, minRequests: 100 },
      warmupMs: 5_000,
      loadBalancer: { name: 'web-elb' },
    });
  });

  it.each([
    [[443, 80, 8080], 'http://web-1.elb.example/', 'HTTP 80 of web-elb, not HTTPS 443, HTTP 8080'],
    [[8080, 443], 'https://web-1.elb.example/', 'HTTPS 443 of web-elb, not HTTP 8080'],
  ])('of several listeners %j asks the one of the lowest port, and says so', (ports, url, text) => {
    const listeners = [
      { protocol: 'TCP', port: 22 },
      ...ports.map((port) => ({ protocol: port === 443 ? 'HTTPS' : 'HTTP', port })),
    ];
    const made = setup({}, { ...elb('HTTP', 80), listeners });

    expect(urlsOf(made)).toEqual([url]);
    expect(made?.note).toBe(`the probe asks ${text}, TCP 22: probe.url says what your clients ask`);
    expect(setup({ url: 'http://web/' }, { ...elb('HTTP', 80), listeners })).not.toHaveProperty('note');
    expect(setup({}, elb('HTTP', 80))).not.toHaveProperty('note');
  });

  it('asks each load balancer itself, also where two target groups are behind one', () => {
    const [one, other] = [elb('HTTP', 80), elb('HTTP', 80, 'web-2.elb.example')];

    expect(urlsOf(setup({}, one, other, one))).toEqual([
      'http://web-1.elb.example/',
      'http://web-2.elb.example/',
    ]);
  });

  it('asks each URL that is named, once, and those alone', () => {
    const url = ['https://a.example/', 'https://b.example/', 'https://a.example/'];

    expect(urlsOf(setup({ url }, elb('HTTP', 80)))).toEqual(['https://a.example/', 'https://b.example/']);
  });

  it('reaches a name of its own at each load balancer', () => {
    const probe = { url: 'https://a.example/', resolve: 'loadBalancer' };

    expect(urlsOf(setup(probe, elb('HTTPS', 443), elb('HTTPS', 443, 'web-2.elb.example')))).toEqual([
      'https://a.example/ at web-1.elb.example',
      'https://a.example/ at web-2.elb.example',
    ]);
  });

  it('opens connections where the listener is no HTTP', () => {
    const { options } = target({}, elb('SSL', 443)) ?? {};

    expect(options).toMatchObject({ url: 'tls://web-1.elb.example:443' });
    expect(options?.method).toBeUndefined();
  });

  it('reaches a name of its own at the load balancer', () => {
    const probe = { url: 'https://www.team.example/', resolve: 'loadBalancer' };

    expect(target(probe, elb('HTTPS', 8443))?.options?.resolve).toBe('web-1.elb.example:8443');
  });

  it('passes on what is configured, in milliseconds', () => {
    const probe = {
      url: 'https://www.team.example/',
      ...{ timeout: '2s', maxP99: '500ms', warmup: '1m', maxLostPercent: 0.5, minRequests: 20 },
      ...{ headers: { 'X-Canary': 'yes' }, expectStatus: ['2xx', 301], expectBody: 'ok', insecure: true },
    };

    expect(target(probe)).toEqual({
      options: {
        ...{ url: 'https://www.team.example/', ratePerSecond: 50, timeoutMs: 2_000, env: {} },
        ...{ headers: { 'X-Canary': 'yes' }, expectStatus: ['2xx', 301], expectBody: 'ok', insecure: true },
      },
      limits: { maxLost: 0, maxLostPercent: 0.5, minRequests: 20, maxP99Ms: 500 },
      warmupMs: 60_000,
    });
  });
});

describe('checkProbe', () => {
  it.each<[Readonly<Record<string, unknown>>, string]>([
    [
      { basicAuthFrom: 'WEB_AUTH' },
      'clicamos.yaml: environments.it.probe.basicAuthFrom: `basicAuthFrom` names the environment variable `WEB_AUTH`, which is not set: export WEB_AUTH=user:password',
    ],
    [
      { url: 'https://web/', caFile: '/nowhere.pem' },
      'clicamos.yaml: environments.it.probe.caFile: Cannot read `caFile` `/nowhere.pem`: ENOENT',
    ],
  ])('refuses %j with its path', (probe, message) => {
    expect(() => checkProbe(settingsOf(probe), surroundings)).toThrow(message);
  });

  it('takes a variable that is set', () => {
    const env = { WEB_AUTH: 'ops:s3cret' };

    expect(() =>
      checkProbe(settingsOf({ basicAuthFrom: 'WEB_AUTH' }), { ...surroundings, env }),
    ).not.toThrow();
  });
});
