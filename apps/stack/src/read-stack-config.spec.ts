import { InputPropertiesError, InputPropertyError } from '@pulumi/pulumi';
import { type ConfigSource, readStackConfig } from './read-stack-config.js';

const source = (values: Readonly<Record<string, unknown>>): ConfigSource => ({
  name: 'clicamos',
  get: (key) => {
    const value = values[key];
    return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
  },
});

describe('readStackConfig', () => {
  it('has a default for everything', () => {
    expect(readStackConfig(source({}))).toEqual({
      service: 'web',
      network: {},
      loadBalancer: {
        kind: 'classic',
        instancePort: 80,
        healthCheck: {
          path: '/health',
          intervalSeconds: 10,
          timeoutSeconds: 5,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
        },
        drainingSeconds: 60,
        idleTimeoutSeconds: 60,
      },
    });
  });

  it('takes what is configured', () => {
    const config = readStackConfig(
      source({
        service: 'shop',
        network: { cidr: '10.0.0.0/16', zones: 2, nat: { kind: 'gateway', perZone: true } },
        loadBalancer: {
          healthCheck: { path: '/up', intervalSeconds: 5, timeoutSeconds: 2 },
          drainingSeconds: 5,
        },
      }),
    );

    expect(config.service).toBe('shop');
    expect(config.network).toEqual({
      cidr: '10.0.0.0/16',
      zones: 2,
      nat: { kind: 'gateway', perZone: true },
    });
    expect(config.loadBalancer).toMatchObject({
      healthCheck: { path: '/up', intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 2 },
      drainingSeconds: 5,
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a service that AWS could not be called', { service: 'my service' }, 'clicamos:service'],
    ['a NAT of an unknown kind', { network: { nat: { kind: 'magic' } } }, 'clicamos:network.nat.kind'],
    ['a key that nobody reads', { network: { zonse: 2 } }, 'clicamos:network'],
    ['zones that are no names', { network: { zones: [1] } }, 'clicamos:network.zones'],
    [
      'too short an interval',
      { loadBalancer: { healthCheck: { intervalSeconds: 4, timeoutSeconds: 2 } } },
      'clicamos:loadBalancer.healthCheck.intervalSeconds',
    ],
    [
      'a timeout as long as the interval',
      { loadBalancer: { healthCheck: { intervalSeconds: 5, timeoutSeconds: 5 } } },
      'clicamos:loadBalancer.healthCheck.timeoutSeconds',
    ],
    [
      'a threshold of 1',
      { loadBalancer: { healthCheck: { healthyThreshold: 1 } } },
      'clicamos:loadBalancer.healthCheck.healthyThreshold',
    ],
    [
      'a path without a slash',
      { loadBalancer: { healthCheck: { path: 'health' } } },
      'clicamos:loadBalancer.healthCheck.path',
    ],
    ['draining for 0 s', { loadBalancer: { drainingSeconds: 0 } }, 'clicamos:loadBalancer.drainingSeconds'],
    ['text in the place of an object', { network: 'small' }, 'clicamos:network'],
  ])('refuses %s with the property', (_what, values, propertyPath) => {
    const read = () => readStackConfig(source(values));

    expect(read).toThrow(InputPropertyError);
    expect(read).toThrow(expect.objectContaining({ propertyPath }));
  });

  it('refuses several things at once', () => {
    const read = () => readStackConfig(source({ service: '', loadBalancer: { drainingSeconds: 0 } }));

    expect(read).toThrow(InputPropertiesError);
    expect(read).toThrow(/`clicamos:service` .*; `clicamos:loadBalancer\.drainingSeconds` /);
  });
});
