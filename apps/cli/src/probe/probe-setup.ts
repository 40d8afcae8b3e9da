import {
  checkProbeOptions,
  isHealthError,
  startProbes,
  type Probe,
  type ProbeLimits,
  type ProbeOptions,
} from '@clicamos/health';
import type { LoadBalancer, TrafficSource } from '@clicamos/rolling-asg';
import type { ProbeValues } from '../config/probe-keys.js';
import { keyOf, ownAddress, probeLimits, probeOptions, probeUrls } from '../config/probe-options.js';
import type { EnvironmentSettings } from '../config/schema.js';
import { UsageError } from '../usage-error.js';
import { chooseListener } from './choose-listener.js';
import { loadBalancerUrl } from './load-balancer-url.js';

/** One address that is asked. */
export interface ProbeTarget {
  readonly options: ProbeOptions;
  /** The load balancer whose own address it is, where it is that. */
  readonly loadBalancer?: LoadBalancer;
}

/** A probe that can be started, and what it may see. */
export interface ProbeSetup {
  /** Each is asked at the whole rate; one at least. */
  readonly targets: readonly ProbeTarget[];
  /** Of each of them. */
  readonly limits: ProbeLimits;
  /** What was chosen without being asked, and how to choose. */
  readonly note?: string;
  /** How long it is measured before the first step, ms. */
  readonly warmupMs: number;
}

/** What a probe reads beside the configuration. */
export interface ProbeSurroundings {
  /** `CONFIG: environments.NAME`, for what is wrong. */
  readonly place: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What the probe asks: the URLs of the configuration, else each load balancer's own address. Nothing when the
 * environment wants none, or no load balancer of it has a listener.
 *
 * @throws {UsageError} for a variable that is not set or a file that cannot be read
 */
export function probeSetup(
  { probe }: Pick<EnvironmentSettings, 'probe'>,
  sources: readonly TrafficSource[],
  { env, place }: ProbeSurroundings,
): ProbeSetup | undefined {
  if (probe === undefined) return undefined;
  const fronts = frontsOf(sources);
  const targets = targetsOf(probe, fronts).map(({ url, front }): ProbeTarget => {
    const at = { url, ratePerSecond: probe.ratePerSecond, own: front && new URL(front.url).host };
    const options = { ...probeOptions(probe, at), env };
    refuseBad(options, place);
    return { options, ...(front && { loadBalancer: front.loadBalancer }) };
  });
  if (targets.length === 0) return undefined;
  const notes =
    probeUrls(probe) === undefined ? fronts.flatMap(({ loadBalancer }) => noteOf(loadBalancer)) : [];
  const note = notes.length === 0 ? {} : { note: notes.join('; ') };
  return { targets, limits: probeLimits(probe), warmupMs: probe.warmup, ...note };
}

/** A listener of several was chosen, which may not be the one that clients ask. */
function noteOf({ name, listeners }: LoadBalancer): readonly string[] {
  const { listener, others = [] } = chooseListener(listeners) ?? {};
  if (listener === undefined || others.length === 0) return [];
  const texts = others.map(({ protocol, port }) => `${protocol} ${port}`).join(', ');
  const asked = `${listener.protocol} ${listener.port}`;
  return [`the probe asks ${asked} of ${name}, not ${texts}: probe.url says what your clients ask`];
}

interface Front {
  readonly loadBalancer: LoadBalancer;
  /** Its own address. */
  readonly url: string;
}

/** Two target groups of one load balancer are one address. */
function frontsOf(sources: readonly TrafficSource[]): readonly Front[] {
  const fronts = sources.flatMap((source) =>
    source.loadBalancers.flatMap((loadBalancer): readonly Front[] => {
      const url = loadBalancerUrl(loadBalancer, source);
      return url === undefined ? [] : [{ loadBalancer, url }];
    }),
  );
  return [...new Map(fronts.map((front) => [front.url, front])).values()];
}

interface Asked {
  readonly url: string;
  /** The load balancer that is connected to. */
  readonly front?: Front;
}

function targetsOf(probe: ProbeValues, fronts: readonly Front[]): readonly Asked[] {
  const urls = probeUrls(probe);
  if (urls === undefined) return fronts.map((front) => ({ url: front.url, front }));
  if (probe.resolve !== ownAddress || fronts.length === 0) return urls.map((url) => ({ url }));
  return urls.flatMap((url) => fronts.map((front) => ({ url, front })));
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
  const { ratePerSecond } = probe;
  for (const url of probeUrls(probe) ?? ['https://load-balancer/'])
    refuseBad({ ...probeOptions(probe, { url, ratePerSecond }), env }, place);
}

export const openProbe = ({ targets }: ProbeSetup): Probe =>
  startProbes(targets.map(({ options }) => options));

function refuseBad(options: ProbeOptions, place: string): void {
  try {
    checkProbeOptions(options);
  } catch (error) {
    if (!isHealthError(error)) throw error;
    throw new UsageError(`${place}.probe.${keyOf(error.option)}: ${error.message}`, { cause: error });
  }
}
