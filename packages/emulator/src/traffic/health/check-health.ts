import { get as httpGet } from 'node:http';
import { get as httpsGet, type RequestOptions } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Endpoint } from '../../service/ports.js';
import { checkFailed, type CheckOutcome, checkPassed, checkTimedOut } from './check-outcome.js';
import type { HealthTarget } from './health-target.js';
import { onceRead } from '../on-silence.js';

/** One check: what to look at, where it is on this machine, and how long it may take. */
export interface HealthCheckRequest {
  readonly target: HealthTarget;
  readonly endpoint: Endpoint;
  /** Real milliseconds for the whole check. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Looks at an instance once: HTTP and HTTPS need a status that the target accepts and the whole answer in time, TCP
 * needs a connection, SSL a handshake. Certificates are not verified, as with AWS. Each check opens its own connection.
 */
export async function checkHealth(request: HealthCheckRequest): Promise<CheckOutcome> {
  const deadline = new AbortController();
  const abort = () => deadline.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    onceRead(() => {
      isLate = true;
      abort();
    });
  }, request.timeoutMs);
  request.signal.addEventListener('abort', abort);
  try {
    const outcome = await look(request, deadline.signal);
    return isLate && outcome.kind === 'failed' ? checkTimedOut : outcome;
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', abort);
  }
}

const look = (request: HealthCheckRequest, signal: AbortSignal) =>
  request.target.kind === 'http' || request.target.kind === 'https'
    ? ask(request, request.target, signal)
    : connect(request, signal);

type HttpTarget = Extract<HealthTarget, { readonly path: string }>;

function ask(
  { endpoint }: HealthCheckRequest,
  target: HttpTarget,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const { accepts = isOk } = target;
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
      const { statusCode: status = 0 } = response;
      response.on('error', () => resolve(checkFailed));
      response.on('end', () => resolve(accepts(status) ? checkPassed : { kind: 'mismatch', status }));
      response.resume();
    });
    request.on('error', () => resolve(checkFailed));
  });
}

const isOk = (status: number) => status === 200;

function connect({ target, endpoint }: HealthCheckRequest, signal: AbortSignal): Promise<CheckOutcome> {
  const secure = target.kind === 'ssl';
  const socket = secure ? connectTls({ ...endpoint, rejectUnauthorized: false }) : connectTcp(endpoint);
  return new Promise((resolve) => {
    const end = (outcome: CheckOutcome) => {
      signal.removeEventListener('abort', fail);
      socket.destroy();
      resolve(outcome);
    };
    const fail = () => end(checkFailed);
    signal.addEventListener('abort', fail);
    socket.on('error', fail);
    socket.once(secure ? 'secureConnect' : 'connect', () => end(checkPassed));
  });
}
