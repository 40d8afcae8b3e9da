import { configSchema, type EmulatorSettings } from '../config/schema.js';
import type { LocalFront } from '../local/infrastructure/create-infrastructure.js';
import { slowStartMs } from './phase.js';

export interface DemoSettingsOptions {
  readonly rate: number;
  readonly speed: number;
  readonly loadBalancer: LocalFront;
}

/** What a boot takes beside the slow image's own start: a process and its first checks, real ms on a busy machine. */
const bootMs = 1_500;

/** The demo's environment, as if somebody had written it. */
export function demoSettings({ rate, speed, loadBalancer }: DemoSettingsOptions): EmulatorSettings {
  const settings = {
    cloud: 'emulator',
    speed,
    loadBalancer,
    // A busy machine answers late: what is late is seen in the times, what is lost is the rollout's.
    probe: { ratePerSecond: rate, timeout: '20s' },
    group: { healthCheckGraceSeconds: graceSeconds(speed) },
  };
  const config = configSchema.parse({
    service: 'web',
    defaultEnvironment: 'demo',
    environments: { demo: settings },
  });
  return config.environments['demo'] as EmulatorSettings; // the literal above says so
}

/** A boot may take a minute of AWS's time, and what the slow image takes; then an image that fails its checks is bad. */
const graceSeconds = (speed: number): number =>
  Math.max(60, Math.ceil(((slowStartMs + bootMs) / 1_000) * speed));
