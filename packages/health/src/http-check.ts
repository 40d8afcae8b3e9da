import { Client } from 'undici';
import { type Check, describeExpectStatus, type ExpectStatus, statusRule } from './check.js';
import { expectHttpUrl, expectPositive } from './expect-option.js';
import { failureCause, failureDetail } from './failure-cause.js';
import { withTimeout } from './with-timeout.js';

/** What {@link httpCheck} asks, and which answers are healthy. */
export interface HttpCheckOptions {
  /** Gets one GET for each check. */
  readonly url: string | URL;
  /** @default 200 to 399; redirects are not followed */
  readonly expectStatus?: ExpectStatus;
  /** For the whole answer, milliseconds. @default 5000 */
  readonly timeoutMs?: number;
}

/**
 * A check that sends one GET on a connection of its own, as load balancers do: a kept connection would say
 * nothing about whether new ones are still accepted.
 *
 * @throws HealthError `InvalidOption`
 * @example
 * import { httpCheck, pollUntilHealthy } from '@clicamos/health';
 * await pollUntilHealthy(httpCheck({ url: 'http://127.0.0.1:8080/health' }), { deadlineMs: 30_000 });
 */
export function httpCheck(options: HttpCheckOptions): Check {
  const { expectStatus, timeoutMs = 5000 } = options;
  const url = expectHttpUrl('url', options.url);
  expectPositive('timeoutMs', timeoutMs);
  const isExpected = statusRule(expectStatus);
  return async (signal) => {
    const status = await statusOf(url, { timeoutMs, signal });
    if (typeof status === 'string') return status;
    if (isExpected(status)) return undefined;
    return `${url.href} answered ${status}, want ${describeExpectStatus(expectStatus)}`;
  };
}

/** The status, or why there is none. */
async function statusOf(
  url: URL,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<number | string> {
  const client = new Client(url.origin, { connect: { timeout: timeoutMs } });
  try {
    const status = await withTimeout(timeoutMs, signal, (stop) => get(client, url, stop));
    return status === 'timeout' ? `${url.href} did not answer within ${timeoutMs} ms` : status;
  } catch (error) {
    signal.throwIfAborted();
    return `${url.href} gave no answer: ${failureCause(error)} (${failureDetail(error)})`;
  } finally {
    await client.destroy();
  }
}

async function get(client: Client, url: URL, signal: AbortSignal): Promise<number> {
  const { statusCode, body } = await client.request({
    path: url.pathname + url.search,
    method: 'GET',
    signal,
  });
  // Health is in the status, yet an answer that breaks off in the middle is not an answer.
  for await (const _chunk of body) void _chunk;
  return statusCode;
}
