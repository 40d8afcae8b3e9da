import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { failureCause, failureDetail, type FailureCause } from '../failure-cause.js';
import { withTimeout } from '../with-timeout.js';
import type { Target } from './open-target.js';

/** Why a connection is none, or none that was wanted. */
export interface ConnectFailure {
  readonly cause: FailureCause | 'body';
  readonly detail: string;
}

export interface ConnectOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * How long a connection is watched once it stands: a load balancer without a healthy instance accepts it, and closes
 * it at once.
 */
export const watchMs = 100;

const mostGreetingBytes = 64 * 1024;

/**
 * Opens one connection to a tcp or tls target and closes it. It is good once it stands (for tls: once the certificate
 * was found good), and then is not closed for a moment, or sends what was expected.
 *
 * @throws the signal's reason
 */
export async function tryConnection(
  target: Target,
  { timeoutMs, signal }: ConnectOptions,
): Promise<ConnectFailure | undefined> {
  const socket = openSocket(target);
  try {
    const end = await withTimeout(timeoutMs, signal, (stop) => converse(socket, target, stop));
    if (end === 'timeout') return { cause: 'timeout', detail: `no connection within ${timeoutMs} ms` };
    return end;
  } catch (error) {
    signal?.throwIfAborted();
    return { cause: failureCause(error), detail: failureDetail(error) };
  } finally {
    // What arrives after that has nobody left to hear it.
    socket.on('error', () => undefined).destroy();
  }
}

function openSocket({ url, at, ca, insecure }: Target): Socket {
  const named = url.hostname.replace(/^\[|\]$/g, '');
  const where = { host: at?.host ?? named, port: at?.port ?? Number(url.port) };
  if (url.protocol === 'tcp:') return connect(where);
  return connectTls({
    ...where,
    ...(isIP(named) === 0 && { servername: named }),
    ...(ca && { ca: [...ca] }),
    rejectUnauthorized: !insecure,
  });
}

async function converse(
  socket: Socket,
  { url, greeting }: Target,
  signal: AbortSignal,
): Promise<ConnectFailure | undefined> {
  await once(socket, url.protocol === 'tcp:' ? 'connect' : 'secureConnect', { signal });
  return greeting === undefined ? staysOpen(socket, signal) : greets(socket, greeting, signal);
}

function staysOpen(socket: Socket, signal: AbortSignal): Promise<ConnectFailure | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => () => {
      clearTimeout(timer);
      end();
    };
    const timer = setTimeout(() => resolve(undefined), watchMs);
    const closed = { cause: 'reset', detail: 'closed as soon as it was accepted' } as const;
    socket.resume().once(
      'end',
      settle(() => resolve(closed)),
    );
    socket.once('error', (error) => settle(() => reject(error))());
    signal.addEventListener(
      'abort',
      settle(() => reject(signal.reason)),
      { once: true },
    );
  });
}

async function greets(
  socket: Socket,
  greeting: RegExp,
  signal: AbortSignal,
): Promise<ConnectFailure | undefined> {
  let text = '';
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  for await (const chunk of socket.setEncoding('utf8')) {
    text += String(chunk);
    if (greeting.test(text)) return undefined;
    if (text.length > mostGreetingBytes) break;
  }
  signal.throwIfAborted();
  return { cause: 'body', detail: `closed before it sent what matches ${String(greeting)}` };
}
