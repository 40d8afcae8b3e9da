import { get as httpGet } from 'node:http';
import { get as httpsGet, type RequestOptions } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Endpoint } from '../../ports.js';
import type { HealthTarget } from './health-target.js';

/** One check: what to look at, where it is on this machine, and how long it may take. */
export interface HealthCheckRequest {
  readonly target: HealthTarget;
  readonly endpoint: Endpoint;
  /** Real milliseconds for the whole check. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Whether the instance passes: HTTP and HTTPS need exactly status 200 and the whole answer in time, TCP needs a
 * connection, SSL a handshake. Certificates are not verified, as with AWS. Each check opens its own connection.
 */
export async function checkHealth(request: HealthCheckRequest): Promise<boolean> {
  const deadline = new AbortController();
  const abort = () => deadline.abort();
  const timer = setTimeout(abort, request.timeoutMs);
  request.signal.addEventListener('abort', abort);
  try {
    return await passes(request, deadline.signal);
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', abort);
  }
}

const passes = (request: HealthCheckRequest, signal: AbortSignal) =>
  request.target.kind === 'http' || request.target.kind === 'https'
    ? answersOk(request, request.target, signal)
    : connects(request, signal);

type HttpTarget = Extract<HealthTarget, { readonly path: string }>;

function answersOk(
  { endpoint }: HealthCheckRequest,
  target: HttpTarget,
  signal: AbortSignal,
): Promise<boolean> {
  const options: RequestOptions = {
    ...endpoint,
    path: target.path,
    agent: false,
    signal,
    rejectUnauthorized: false,
    headers: { 'User-Agent': 'ELB-HealthChecker/1.0', Accept: '*/*' },
  };
  const get = target.kind === 'http' ? httpGet : httpsGet;
  return new Promise((resolve) => {
    const request = get(options, (response) => {
      response.on('error', () => resolve(false));
      response.on('end', () => resolve(response.statusCode === 200));
      response.resume();
    });
    request.on('error', () => resolve(false));
  });
}

function connects({ target, endpoint }: HealthCheckRequest, signal: AbortSignal): Promise<boolean> {
  const secure = target.kind === 'ssl';
  const socket = secure ? connectTls({ ...endpoint, rejectUnauthorized: false }) : connectTcp(endpoint);
  return new Promise((resolve) => {
    const end = (passed: boolean) => {
      signal.removeEventListener('abort', fail);
      socket.destroy();
      resolve(passed);
    };
    const fail = () => end(false);
    signal.addEventListener('abort', fail);
    socket.on('error', fail);
    socket.once(secure ? 'secureConnect' : 'connect', () => end(true));
  });
}
