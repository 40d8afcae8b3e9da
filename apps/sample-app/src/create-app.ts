import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface AppOptions {
  /** What `x-app-version` says. */
  readonly version: string;
  /** Which instance answers, as shown in the page. */
  readonly instanceId: string;
  /** The status of `/health`: 200 is fit to serve, anything else makes the load balancer keep away. */
  readonly healthStatus: number;
  /**
   * How long an idle connection is kept, in milliseconds. It must exceed the load balancer's idle
   * timeout (60 s unless changed): a load balancer that writes on a connection which the instance is
   * closing answers the client with 504.
   */
  readonly keepAliveTimeoutMs: number;
}

const longestSlowMs = 60_000;

/** The web app: `/` says the version, `/health` answers the checks, `/slow?ms=` answers late. */
export function createApp(options: AppOptions): Server {
  const server = createServer((request, response) => {
    void answer(request, response, options);
  });
  server.keepAliveTimeout = options.keepAliveTimeoutMs;
  server.headersTimeout = options.keepAliveTimeoutMs + 1_000;
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: AppOptions,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://app');
  if (url.pathname === '/health') return send(response, options.healthStatus, options);
  if (url.pathname === '/slow') await delay(slowMs(url));
  send(response, 200, options);
}

function slowMs(url: URL): number {
  const asked = Number(url.searchParams.get('ms') ?? 1_000);
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), longestSlowMs) : 1_000;
}

function send(response: ServerResponse, status: number, { version, instanceId }: AppOptions): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-app-version': version });
  response.end(`version ${version} on ${instanceId}\n`);
}
