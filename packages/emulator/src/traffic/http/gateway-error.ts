import type { ClientResponse } from './client-message.js';
import type { GatewayStatus, HttpManners } from './http-manners.js';
import { headOf } from './message/head-of.js';

/** Answers as a load balancer does when something went wrong; a request that has not arrived in full costs its connection. */
export function answerGatewayError(
  response: ClientResponse,
  status: GatewayStatus,
  { manners, isLast = !response.req.complete }: { readonly manners: HttpManners; readonly isLast?: boolean },
): void {
  const body = manners.body(status);
  const headers = [...manners.headers, 'Content-Length', String(Buffer.byteLength(body))];
  if (isLast) headers.push('Connection', 'close');
  response.writeHead(status, manners.reason(status), headers);
  response.end(body);
}

/** The same answer for a connection that no request could be read on: it is closed after it. */
export function rawGatewayError(status: GatewayStatus, manners: HttpManners): string {
  const body = manners.body(status);
  const headers = [...manners.headers, 'Content-Length', String(Buffer.byteLength(body))];
  headers.push('Connection', 'close');
  return headOf(`HTTP/1.1 ${status} ${manners.reason(status)}`, headers) + body;
}
