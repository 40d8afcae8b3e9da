import { checkProbeOptions, expectProbeLimits, isHealthError } from '@clicamos/health';
import { z } from 'zod';
import { probeKeys, time, want, type ProbeValues } from './probe-keys.js';
import { keyOf, probeLimits, probeOptions } from './probe-options.js';

const wantRate = { error: want('an integer from 1 to 10000') };

/**
 * What the configuration says of the probe.
 *
 * @param ratePerSecond default of `ratePerSecond`
 * @param warmup default of `warmup`
 */
export const probeWith = (ratePerSecond: number, warmup: string) =>
  z
    .strictObject({
      ...probeKeys,
      ratePerSecond: z
        .int(wantRate)
        .min(1, wantRate)
        .max(10_000, wantRate)
        .default(ratePerSecond)
        .describe('Requests per second'),
      warmup: time
        .prefault(warmup)
        .describe('How long the probe is measured before the first step; one that loses already is refused'),
    })
    .superRefine((probe, context) => {
      const issue = issueOf(probe);
      if (issue !== undefined) context.addIssue({ code: 'custom', ...issue });
    });

/** What the probe's library finds wrong; files and variables are looked at where they are used. */
function issueOf(probe: ProbeValues) {
  const { url = 'https://load-balancer/', basicAuthFrom, ...rest } = probe;
  const options = probeOptions({ ...rest, caFile: undefined, basicAuthFrom }, { url, ratePerSecond: 1 });
  const env = basicAuthFrom === undefined ? {} : { [basicAuthFrom]: 'user:password' };
  try {
    expectProbeLimits(probeLimits(probe));
    checkProbeOptions({ ...options, env });
    return undefined;
  } catch (error) {
    if (!isHealthError(error)) throw error;
    return { message: error.message, path: [keyOf(error.option)] };
  }
}
