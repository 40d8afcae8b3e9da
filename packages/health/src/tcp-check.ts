import { once } from 'node:events';
import { connect } from 'node:net';
import type { Check } from './check.js';
import { expectOption, expectPositive } from './expect-option.js';
import { failureCause, failureDetail } from './failure-cause.js';
import { withTimeout } from './with-timeout.js';

/** What {@link tcpCheck} connects to. */
export interface TcpCheckOptions {
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** 1 to 65535. */
  readonly port: number;
  /** For the connection, milliseconds. @default 5000 */
  readonly timeoutMs?: number;
}

/**
 * A check that opens one TCP connection and closes it.
 *
 * @throws HealthError `InvalidOption`
 * @example
 * import { pollUntilHealthy, tcpCheck } from '@clicamos/health';
 * await pollUntilHealthy(tcpCheck({ host: '127.0.0.1', port: 5432 }), { deadlineMs: 10_000 });
 */
export function tcpCheck(options: TcpCheckOptions): Check {
  const { host = '127.0.0.1', port, timeoutMs = 5000 } = options;
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  expectOption('port', port, { isValid: isPort, want: 'an integer from 1 to 65535' });
  expectPositive('timeoutMs', timeoutMs);
  return (signal) => reasonNotConnected({ host, port, timeoutMs }, signal);
}

async function reasonNotConnected(
  { host, port, timeoutMs }: Required<TcpCheckOptions>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const socket = connect({ host, port });
  try {
    const connected = await withTimeout(timeoutMs, signal, (stop) =>
      once(socket, 'connect', { signal: stop }),
    );
    return connected === 'timeout' ? `${host}:${port} did not connect within ${timeoutMs} ms` : undefined;
  } catch (error) {
    signal.throwIfAborted();
    return `${host}:${port} did not connect: ${failureCause(error)} (${failureDetail(error)})`;
  } finally {
    // A refusal that arrives after the timeout has nobody left to hear it.
    socket.on('error', () => undefined).destroy();
  }
}
