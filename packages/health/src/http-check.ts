import { Client } from 'undici';
import type { Check } from './check.js';
import { expectPositive } from './expect-option.js';
import { failureCause, failureDetail } from './failure-cause.js';
import type { ProbeResponse } from './probe/outcome.js';
import { createConnector } from './target/create-connector.js';
import { openTarget, type Target } from './target/open-target.js';
import { readBody } from './target/read-body.js';
import type { TargetOptions } from './target/target-options.js';
import { withTimeout } from './with-timeout.js';

/** What {@link httpCheck} asks, and which answers are healthy. */
export interface HttpCheckOptions extends TargetOptions {
  /** For the whole answer, milliseconds. @default 5000 */
  readonly timeoutMs?: number;
}

/**
 * A check that sends one request on a connection of its own, as load balancers do: a kept connection would say
 * nothing about whether new ones are still accepted.
 *
 * @throws HealthError `InvalidOption`
 * @example
 * import { httpCheck, pollUntilHealthy } from '@clicamos/health';
 * await pollUntilHealthy(httpCheck({ url: 'http://127.0.0.1:8080/health' }), { deadlineMs: 30_000 });
 */
export function httpCheck(options: HttpCheckOptions): Check {
  const { timeoutMs = 5000 } = options;
  const target = openTarget(options, ['http', 'https']);
  expectPositive('timeoutMs', timeoutMs);
  return async (signal) => {
    const response = await responseOf(target, { timeoutMs, signal });
    if (typeof response === 'string') return response;
    const unexpected = target.reasonUnexpected(response);
    return unexpected && `${target.shown} ${unexpected.text}`;
  };
}

/** The response, or why there is none. */
async function responseOf(
  target: Target,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<ProbeResponse | string> {
  const client = new Client(target.url.origin, { connect: createConnector(target, timeoutMs) });
  try {
    const response = await withTimeout(timeoutMs, signal, (stop) => ask(client, target, stop));
    return response === 'timeout' ? `${target.shown} did not answer within ${timeoutMs} ms` : response;
  } catch (error) {
    signal.throwIfAborted();
    return `${target.shown} gave no answer: ${failureCause(error)} (${target.redact(failureDetail(error))})`;
  } finally {
    await client.destroy();
  }
}

async function ask(
  client: Client,
  { url, method, headers }: Target,
  signal: AbortSignal,
): Promise<ProbeResponse> {
  const answer = await client.request({ path: url.pathname + url.search, method, headers, signal });
  return { status: answer.statusCode, headers: answer.headers, body: await readBody(answer.body) };
}
