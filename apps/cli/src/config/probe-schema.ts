import { checkProbeOptions, expectProbeLimits, isHealthError } from '@clicamos/health/options';
import { z } from 'zod';
import { UsageError } from '../usage-error.js';
import { probeKeys, time, want, type ProbeValues } from './probe-keys.js';
import { keyOf, probeLimits, probeOptions, probeUrls } from './probe-options.js';

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
        .describe('Requests per second, to each URL'),
      warmup: time
        .prefault(warmup)
        .describe('How long the probe is measured before the first step; one that loses already is refused'),
    })
    .superRefine((probe, context) => {
      const issue = issueOf(probe);
      if (issue !== undefined) context.addIssue({ code: 'custom', ...issue });
    });

/** The probe of an environment on AWS. */
const onAws = probeWith(50, '5s');

type ProbeSettings = z.output<typeof onAws>;

/**
 * A probe with the URLs of a command line in place of its own; without one, as `probe: {}` on AWS.
 *
 * @throws {UsageError}
 */
export function withUrls(probe: ProbeSettings | undefined, urls: readonly string[]): ProbeSettings {
  const whole = { ...(probe ?? onAws.parse({})), url: [...urls] };
  const issue = issueOf(whole);
  if (issue !== undefined) throw new UsageError(`--probe-url: ${issue.message}`);
  return whole;
}

/** What the probe's library finds wrong; files and variables are looked at where they are used. */
function issueOf(probe: ProbeValues) {
  const { basicAuthFrom } = probe;
  const env = basicAuthFrom === undefined ? {} : { [basicAuthFrom]: 'user:password' };
  try {
    expectProbeLimits(probeLimits(probe));
    for (const url of probeUrls(probe) ?? ['https://load-balancer/'])
      checkProbeOptions({ ...probeOptions({ ...probe, caFile: undefined }, { url, ratePerSecond: 1 }), env });
    return undefined;
  } catch (error) {
    if (!isHealthError(error)) throw error;
    return { message: error.message, path: [keyOf(error.option)] };
  }
}
