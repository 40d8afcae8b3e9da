import { openProbeTarget, type ProbeOptions } from './probe-options.js';

/**
 * Checks a probe's options as `startProbe` does, and sends nothing: files and variables are looked at too.
 *
 * @throws HealthError `InvalidOption`, with the option's name as `option`
 * @example
 * import { checkProbeOptions } from '@clicamos/health';
 * checkProbeOptions({ url: 'https://web.example.com/', ratePerSecond: 50, caFile: 'team-ca.pem' });
 */
export function checkProbeOptions(options: ProbeOptions): void {
  openProbeTarget(options);
}
