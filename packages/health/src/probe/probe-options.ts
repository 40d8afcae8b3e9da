import type { Clock } from '../clock.js';
import { expectCount, expectOption, expectPositive } from '../expect-option.js';
import { openTarget, type Target } from '../target/open-target.js';
import type { TargetOptions } from '../target/target-options.js';
import type { ProbeResponse, Transport } from './outcome.js';
import type { LostRequest } from './probe-report.js';

/** What to send, how often, and which answers count. */
export interface ProbeOptions extends TargetOptions {
  /** Requests per second, > 0; need not be whole. */
  readonly ratePerSecond: number;
  /** From sending until the answer is complete, connecting included, milliseconds. @default 5000 */
  readonly timeoutMs?: number;
  /** The share of requests with a connection of their own, 0 to 1. @default 0.2 */
  readonly newConnectionShare?: number;
  /** Kept connections that the other requests use in turn; more are opened while these are busy. @default 8 */
  readonly keptConnections?: number;
  /** Above this, due requests are not sent but reported as `skipped`. @default 1000 */
  readonly maxInFlight?: number;
  /** The response header that says which version answered. @default 'x-app-version' */
  readonly versionHeader?: string;
  /** Which version answered, instead of `versionHeader`; `undefined` counts as `unknown`. */
  readonly identify?: (response: ProbeResponse) => string | undefined;
  /** Stops the sending, as `stop()` does. */
  readonly signal?: AbortSignal;
  /** Called for each lost request, once. */
  readonly onLost?: (lost: LostRequest) => void;
  /** @default systemClock */
  readonly clock?: Clock;
  /** Sends the requests, for tests without sockets. @default HTTP over undici, or connections for tcp and tls */
  readonly transport?: Transport;
}

/** What is asked; throws `InvalidOption` where an option cannot work. */
export function openProbeTarget(options: ProbeOptions): Target {
  const { ratePerSecond, timeoutMs = 5000, newConnectionShare: share = 0.2 } = options;
  expectPositive('ratePerSecond', ratePerSecond);
  expectPositive('timeoutMs', timeoutMs);
  expectOption('newConnectionShare', share, {
    isValid: share >= 0 && share <= 1,
    want: 'a number from 0 to 1',
  });
  expectCount('keptConnections', options.keptConnections ?? 8);
  expectCount('maxInFlight', options.maxInFlight ?? 1000);
  return openTarget(options, ['http', 'https', 'tcp', 'tls']);
}
