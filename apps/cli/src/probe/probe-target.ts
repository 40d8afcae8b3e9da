import {
  checkProbeOptions,
  isHealthError,
  startProbe,
  type Probe,
  type ProbeLimits,
  type ProbeOptions,
} from '@clicamos/health';
import type { LoadBalancer, TrafficSource } from '@clicamos/rolling-asg';
import { keyOf, ownAddress, probeLimits, probeOptions } from '../config/probe-options.js';
import type { EnvironmentSettings } from '../config/schema.js';
import { UsageError } from '../usage-error.js';
import { loadBalancerUrl } from './load-balancer-url.js';

/** A probe that can be started, and what it may see. */
export interface ProbeTarget {
  readonly options: ProbeOptions;
  readonly limits: ProbeLimits;
  /** How long it is measured before the first step, ms. */
  readonly warmupMs: number;
  /** The load balancer whose own address is asked, where it is that. */
  readonly loadBalancer?: LoadBalancer;
}

/** What a probe reads beside the configuration. */
export interface ProbeSurroundings {
  /** `CONFIG: environments.NAME`, for what is wrong. */
  readonly place: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What the probe asks; nothing when the environment wants none, or no load balancer of it has a listener.
 *
 * @throws {UsageError} for a variable that is not set or a file that cannot be read
 */
export function probeTarget(
  { probe }: Pick<EnvironmentSettings, 'probe'>,
  sources: readonly TrafficSource[],
  { env, place }: ProbeSurroundings,
): ProbeTarget | undefined {
  if (probe === undefined) return undefined;
  const fronts = sources.flatMap((source) =>
    source.loadBalancers.map((one) => ({ loadBalancer: one, own: loadBalancerUrl(one, source) })),
  );
  const { loadBalancer, own } = fronts.find((front) => front.own !== undefined) ?? {};
  const url = probe.url ?? own;
  if (url === undefined) return undefined;
  const isOwn = probe.url === undefined || probe.resolve === ownAddress;
  const { ratePerSecond } = probe;
  const options = { ...probeOptions(probe, { url, ratePerSecond, own: own && new URL(own).host }), env };
  refuseBad(options, place);
  return {
    options,
    limits: probeLimits(probe),
    warmupMs: probe.warmup,
    ...(isOwn && loadBalancer && { loadBalancer }),
  };
}

/**
 * Looks at what a probe needs before anything else is done: its variables, its files.
 *
 * @throws {UsageError}
 */
export function checkProbe(
  { probe }: Pick<EnvironmentSettings, 'probe'>,
  { env, place }: ProbeSurroundings,
): void {
  if (probe === undefined) return;
  const { url = 'https://load-balancer/', ratePerSecond } = probe;
  refuseBad({ ...probeOptions(probe, { url, ratePerSecond }), env }, place);
}

export const openProbe = ({ options }: ProbeTarget): Probe => startProbe(options);

function refuseBad(options: ProbeOptions, place: string): void {
  try {
    checkProbeOptions(options);
  } catch (error) {
    if (!isHealthError(error)) throw error;
    throw new UsageError(`${place}.probe.${keyOf(error.option)}: ${error.message}`, { cause: error });
  }
}
