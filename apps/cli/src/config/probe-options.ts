import type { ProbeLimits, ProbeOptions } from '@clicamos/health';
import type { ProbeValues } from './probe-keys.js';

/** Stands for the load balancer's own address in `resolve`. */
export const ownAddress = 'loadBalancer';

export interface ProbePlace {
  readonly url: string;
  readonly ratePerSecond: number;
  /** The load balancer's own address, `host:port`; without one `resolve` is left out where it means that. */
  readonly own?: string | undefined;
}

/** The URLs that the configuration names, each once; nothing where it leaves that to the load balancers. */
export function probeUrls({ url }: Pick<ProbeValues, 'url'>): readonly string[] | undefined {
  if (url === undefined) return undefined;
  return typeof url === 'string' ? [url] : [...new Set(url)];
}

/** What the configuration says, as the probe's library wants it. */
export function probeOptions(values: ProbeValues, { url, ratePerSecond, own }: ProbePlace): ProbeOptions {
  const { timeout, method, headers, expectStatus, expectBody, resolve, caFile, insecure, basicAuthFrom } =
    values;
  const at = resolve === ownAddress ? own : resolve;
  return {
    url,
    ratePerSecond,
    timeoutMs: timeout,
    ...(method !== undefined && { method }),
    ...(headers !== undefined && { headers }),
    ...(expectStatus !== undefined && { expectStatus }),
    ...(expectBody !== undefined && { expectBody }),
    ...(at !== undefined && { resolve: at }),
    ...(caFile !== undefined && { caFile }),
    ...(insecure !== undefined && { insecure }),
    ...(basicAuthFrom !== undefined && { basicAuthFrom }),
  };
}

/** What the configuration says may be lost. */
export const probeLimits = ({ maxLost, maxLostPercent, minRequests, maxP99 }: ProbeValues): ProbeLimits => ({
  maxLost,
  minRequests,
  ...(maxLostPercent !== undefined && { maxLostPercent }),
  ...(maxP99 !== undefined && { maxP99Ms: maxP99 }),
});

const keys: Readonly<Record<string, string>> = { maxP99Ms: 'maxP99', timeoutMs: 'timeout' };

/** The key of the configuration for an option of the library. */
export const keyOf = (option = 'url'): string => keys[option] ?? option;
