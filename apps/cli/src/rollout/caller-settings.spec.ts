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
      ratePerSecond: '20',
      maxLost: '0',
    });
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
    const settings = callerSettings(
      settingsOf({ rollout, probe: { url, ratePerSecond: 10_000, maxLost: big } }),
    );

    const text = Object.entries(settings).map(([key, value]) => `${key}=${value}`);

    expect(text.join(' ').length).toBeLessThanOrEqual(256);
    expect(settings['probe.url']).toMatch(/^sha256:/);
  });
});
