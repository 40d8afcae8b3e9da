import { startProbe, type Probe, type ProbeReport } from '@clicamos/health';
import type { TrafficSource } from '@clicamos/rolling-asg';
import type { EnvironmentSettings } from '../config/schema.js';
import { loadBalancerUrl } from './load-balancer-url.js';

/** The probe's settings of an environment, with the load balancer's address where no URL is given. */
export interface ProbeTarget {
  readonly url: string;
  readonly ratePerSecond: number;
  readonly maxLost: number;
}

/** Where the probe sends its requests; nothing when the environment wants none. */
export function probeTarget(
  { probe }: EnvironmentSettings,
  sources: readonly TrafficSource[],
): ProbeTarget | undefined {
  if (probe === undefined) return undefined;
  const url =
    probe.url ??
    sources
      .flatMap(({ loadBalancers }) => loadBalancers.map(loadBalancerUrl))
      .find((found) => found !== undefined);
  return url === undefined ? undefined : { url, ratePerSecond: probe.ratePerSecond, maxLost: probe.maxLost };
}

export const openProbe = ({ url, ratePerSecond }: ProbeTarget): Probe => startProbe({ url, ratePerSecond });

/** Why the rollout must not go on, as its clients see it. */
export function reasonLosing(
  { lost, lostBy }: Pick<ProbeReport, 'lost' | 'lostBy'>,
  { url, maxLost }: ProbeTarget,
): string | undefined {
  if (lost <= maxLost) return undefined;
  const causes = Object.entries(lostBy).map(([cause, n]) => `${n} ${cause}`);
  return `the probe of ${url} lost ${lost} requests (${causes.join(', ')}), at most ${maxLost} may be lost`;
}
