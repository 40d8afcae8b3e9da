import type { LoadBalancer, TrafficSource } from '@clicamos/rolling-asg';
import { configSchema, type EnvironmentSettings } from '../config/schema.js';
import { checkProbe, probeTarget } from './probe-target.js';

const elb = (protocol: string, port: number) =>
  ({
    name: 'web-elb',
    dnsName: 'web-1.elb.example',
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

const target = (probe: Readonly<Record<string, unknown>> | undefined, loadBalancer = elb('HTTP', 80)) =>
  probeTarget(
    settingsOf(probe),
    [{ loadBalancers: [loadBalancer], healthCheck: { target: 'TCP:80' } } as unknown as TrafficSource],
    surroundings,
  );

describe('probeTarget', () => {
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

  it('opens connections where the listener is no HTTP', () => {
    const { options } = target({}, elb('SSL', 443)) ?? {};

    expect(options).toMatchObject({ url: 'tls://web-1.elb.example:443' });
    expect(options?.method).toBeUndefined();
  });

  it('reaches a name of its own at the load balancer', () => {
    const probe = { url: 'https://www.team.example/', resolve: 'loadBalancer' };

    expect(target(probe, elb('HTTPS', 8443))?.options.resolve).toBe('web-1.elb.example:8443');
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
