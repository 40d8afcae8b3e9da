import { configSchema, type EnvironmentSettings } from '../config/schema.js';
import { callerSettings } from './caller-settings.js';

function settingsOf(more: Readonly<Record<string, unknown>>): EnvironmentSettings {
  const { environments } = configSchema.parse({
    service: 'web',
    defaultEnvironment: 'it',
    environments: {
      it: { cloud: 'aws', region: 'us-east-1', account: '123456789012', loadBalancers: ['web-elb'], ...more },
    },
  });
  const { it: settings } = environments;
  if (settings === undefined) throw new Error('the literal above has it');
  return settings;
}

describe('callerSettings', () => {
  it('names the keys of the configuration, so that a resume with others can say which', () => {
    expect(
      callerSettings(settingsOf({ rollout: { bakeSeconds: 60 }, probe: { ratePerSecond: 20 } })),
    ).toEqual({
      deadlineSeconds: '900',
      bakeSeconds: '60',
      drainFloorSeconds: '10',
      readySamples: '2',
      keepPreviousMinutes: '0',
      pauseMinutes: '0',
      ratePerSecond: '20',
      maxLost: '0',
    });
  });

  it('names what else is set of the probe by a hash, and tells no secret', () => {
    const of = (probe: Readonly<Record<string, unknown>>) => callerSettings(settingsOf({ probe }));
    const secret = { url: 'https://ops:s3cret@web.example/?token=t0k3n', headers: { 'X-Key': 'k3y' } };

    expect(of({ url: 'https://web.example/', warmup: '9s' })).toMatchObject({
      'probe.url': 'https://web.example/',
    });
    expect(of({})['probe']).toBeUndefined();
    expect(of({ maxP99: '500ms' })['probe']).toMatch(/^sha256:/);
    expect(of({ maxP99: '500ms' })).not.toEqual(of({ maxP99: '600ms' }));
    expect(of(secret)).toMatchObject({ 'probe.url': 'https://***@web.example/?token=***' });
    expect(of(secret)).toEqual(of({ ...secret, headers: { 'X-Key': 'another' } }));
  });

  it('fits into a tag, also with a long address', () => {
    const big = 9_999_999;
    const rollout = {
      deadlineSeconds: big,
      bakeSeconds: big,
      drainFloorSeconds: big,
      readySamples: 100,
      keepPreviousMinutes: 100_000,
      minHealthyPercent: 100,
    };
    const url = `https://web.example.com/${'x'.repeat(500)}`;
    const limits = { maxLostPercent: 0.5, minRequests: 1000, maxP99: '500ms' };
    const settings = callerSettings(
      settingsOf({ rollout, probe: { ...limits, url, ratePerSecond: 10_000, maxLost: big } }),
    );

    const text = Object.entries(settings).map(([key, value]) => `${key}=${value}`);

    expect(text.join(' ').length).toBeLessThanOrEqual(256);
    expect(settings).toMatchObject({ probe: expect.stringMatching(/^sha256:/) });
  });
});
