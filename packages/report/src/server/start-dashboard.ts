import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LiveBoard } from '../board/create-board.js';
import { readPageFiles, type PageFiles } from '../html/page-files.js';
import { hasToken, headers, reasonForeign } from './security.js';
import { sendBoard, sendRecords } from './send-events.js';

/** What a page may ask for. */
export interface ActionPort {
  /**
   * Begins an action of the board; it goes on after this.
   *
   * @throws with a sentence for the person who has asked
   */
  run(id: string, service: string): Promise<void>;
}

/** What is served, and where. */
export interface DashboardOptions {
  readonly board: LiveBoard;
  /** On 127.0.0.1. @default 0, one that is free */
  readonly port?: number;
  /** Without it the page only shows. */
  readonly actions?: ActionPort;
}

/** A page on this machine. */
export interface Dashboard extends AsyncDisposable {
  /** With the right to act in its fragment, where actions are allowed: it is for one person. */
  readonly url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves the page of a board on 127.0.0.1: for this machine alone, and nothing that it sends leaves it.
 *
 * @throws what Node says of a port that it cannot have: `EADDRINUSE`
 */
export async function startDashboard({ board, port = 0, actions }: DashboardOptions): Promise<Dashboard> {
  const page = await readPageFiles();
  const token = actions ? randomBytes(24).toString('base64url') : undefined;
  const server = createServer((request, response) => {
    answer(request, response, {
      board,
      page,
      port: portOf(server),
      ...(actions && { actions }),
      ...(token !== undefined && { token }),
    }).catch((error: unknown) =>
      refuse(response, 500, error instanceof Error ? error.message : String(error)),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close').catch(() => undefined);
  };
  const url = `http://127.0.0.1:${portOf(server)}/${token === undefined ? '' : `#token=${token}`}`;
  return { url, close, [Symbol.asyncDispose]: close };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Serving {
  readonly board: LiveBoard;
  readonly page: PageFiles;
  readonly port: number;
  readonly actions?: ActionPort;
  readonly token?: string;
}

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const foreign = reasonForeign(request, serving.port);
  if (foreign !== undefined) return refuse(response, 403, foreign);
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${serving.port}`);
  if (request.method === 'POST' && url.pathname === '/actions') return act(request, response, serving);
  if (request.method !== 'GET') return refuse(response, 405, 'This page only answers GET');
  if (url.pathname === '/events') return follow(url.searchParams.get('rollout'), request, response, serving);
  const file = fileAt(url.pathname, serving.page);
  if (!file) return refuse(response, 404, `There is no ${url.pathname}`);
  response.writeHead(200, { ...headers, 'content-type': `${file.type}; charset=utf-8` });
  response.end(file.text);
}

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>clicamos</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="page"></div>
<script src="/page.js"></script>
</body>
</html>
`;

function fileAt(path: string, { script, style }: PageFiles): { type: string; text: string } | undefined {
  if (path === '/') return { type: 'text/html', text: html };
  if (path === '/page.js') return { type: 'text/javascript', text: script };
  return path === '/page.css' ? { type: 'text/css', text: style } : undefined;
}

async function follow(
  rolloutId: string | null,
  request: IncomingMessage,
  response: ServerResponse,
  { board }: Serving,
): Promise<void> {
  if (rolloutId === null) return sendBoard(board, response);
  const feed = await board.feedOf(rolloutId);
  if (!feed) return refuse(response, 404, `There is no rollout \`${rolloutId}\` here`);
  sendRecords(feed, request, response);
}

async function act(
  request: IncomingMessage,
  response: ServerResponse,
  { actions, token, board }: Serving,
): Promise<void> {
  if (!actions || token === undefined)
    return refuse(response, 403, 'This page only shows: start it with --allow-actions');
  if (!hasToken(request, token))
    return refuse(response, 403, 'This tab may only look: open the link that the command has printed');
  if (request.headers['content-type'] !== 'application/json')
    return refuse(response, 415, 'Expected application/json');
  const wanted = await readAction(request);
  const offer = board.board().actions.find((one) => one.id === wanted?.id && one.service === wanted.service);
  if (!offer) return refuse(response, 404, 'There is no such action');
  try {
    await actions.run(offer.id, offer.service);
    response.writeHead(202, headers).end();
  } catch (error) {
    refuse(response, 409, error instanceof Error ? error.message : String(error));
  }
}

const mostBytes = 10_000;

async function readAction(request: IncomingMessage): Promise<{ id: unknown; service: unknown } | undefined> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > mostBytes) return undefined;
  }
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'id' in value && 'service' in value
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, why: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${why}\n`);
}
