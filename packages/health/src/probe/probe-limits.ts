import { expectCount, expectOption, expectPositive } from '../expect-option.js';
import type { ProbeReport } from './probe-report.js';

/** What clients may notice at most. */
export interface ProbeLimits {
  /** Requests that may be lost. @default 0 */
  readonly maxLost?: number;
  /** The percentage that may be lost, where that is more than `maxLost`; above 0, up to 100. */
  readonly maxLostPercent?: number;
  /**
   * `maxLostPercent` is taken of at least so many requests, and `maxP99Ms` is not looked at before: a percentage of a
   * handful says nothing. @default 100
   */
  readonly minRequests?: number;
  /** The latency that 99 of 100 answers may take at most, ms. */
  readonly maxP99Ms?: number;
}

/** What limits look at. */
export interface Measured
  extends Pick<ProbeReport, 'url' | 'sent' | 'answered' | 'lost' | 'lostBy' | 'latency'> {
  /** Of several targets each one is looked at, and not their sum. */
  readonly targets?: readonly Measured[];
}

/**
 * Why what a probe saw is more than its limits allow; `undefined` when it is not. The limits are for each of several
 * targets: a good one does not make up for a bad one.
 *
 * @example
 * import { reasonOverLimits } from '@clicamos/health';
 * const bakeCheck = () => reasonOverLimits(probe.total(), { maxLostPercent: 0.1, maxP99Ms: 500 });
 */
export function reasonOverLimits(measured: Measured, limits: ProbeLimits): string | undefined {
  const reasons = (measured.targets ?? [measured]).flatMap(
    (one) => reasonLost(one, limits) ?? reasonSlow(one, limits) ?? [],
  );
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

function reasonLost({ url, sent, lost, lostBy }: Measured, limits: ProbeLimits): string | undefined {
  const { maxLost = 0, maxLostPercent = 0, minRequests = 100 } = limits;
  const ofPercent = Math.floor((Math.max(sent, minRequests) * maxLostPercent) / 100);
  if (lost <= Math.max(maxLost, ofPercent)) return undefined;
  const causes = Object.entries(lostBy).map(([cause, count]) => `${count} ${cause}`);
  const lostText = `the probe of ${url} lost ${lost}`;
  if (ofPercent <= maxLost)
    return `${lostText} requests (${causes.join(', ')}), at most ${maxLost} may be lost`;
  const atMost = `${maxLostPercent} % of ${Math.max(sent, minRequests)}, ${ofPercent},`;
  return `${lostText} of ${sent} requests (${causes.join(', ')}), at most ${atMost} may be lost`;
}

function reasonSlow({ url, answered, latency }: Measured, limits: ProbeLimits): string | undefined {
  const { maxP99Ms = Infinity, minRequests = 100 } = limits;
  if (answered < minRequests || latency.p99Ms <= maxP99Ms) return undefined;
  const p99 = Math.round(latency.p99Ms);
  return `the probe of ${url} took ${p99} ms for 1 of 100 of ${answered} answers (p99), at most ${maxP99Ms} ms are allowed`;
}

/** @throws HealthError `InvalidOption` for a limit that cannot be one */
export function expectProbeLimits({ maxLost, maxLostPercent, minRequests, maxP99Ms }: ProbeLimits): void {
  if (maxLost !== undefined)
    expectOption('maxLost', maxLost, {
      isValid: Number.isInteger(maxLost) && maxLost >= 0,
      want: 'an integer >= 0',
    });
  if (maxLostPercent !== undefined)
    expectOption('maxLostPercent', maxLostPercent, {
      isValid: maxLostPercent > 0 && maxLostPercent <= 100,
      want: 'a number above 0 and up to 100',
    });
  if (minRequests !== undefined) expectCount('minRequests', minRequests);
  if (maxP99Ms !== undefined) expectPositive('maxP99Ms', maxP99Ms);
}
