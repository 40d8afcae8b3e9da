import type { ClientResponse } from './client-message.js';
import type { GatewayStatus, HttpManners } from './http-manners.js';

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

/** The same answer for a connection that no `ServerResponse` belongs to: it is closed after it. */
export function rawGatewayError(status: GatewayStatus, manners: HttpManners): string {
  const body = manners.body(status);
  const headers = [...manners.headers, 'Content-Length', String(Buffer.byteLength(body))];
  return `HTTP/1.1 ${status} ${manners.reason(status)}\r\n${linesOf(headers)}Connection: close\r\n\r\n${body}`;
}

/** Nothing of an answer has come: what went wrong between the load balancer and the instance. */
export function statusForFailure(error: Error, { brokenOff }: HttpManners): GatewayStatus {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'UND_ERR_INVALID_ARG') return 400;
  const isNoHttp = error.name === 'HTTPParserError' || code.startsWith('HPE_') || unreadable.has(code);
  return isNoHttp || isOutOfPlace(error) ? 502 : brokenOff;
}

/** A 100 or 101 that nobody asked for: undici has the same code for it as for a connection that ends, and other words. */
const isOutOfPlace = ({ message }: Error) => message === 'bad response' || message === 'bad upgrade';

/** Codes of undici and Node for an answer that is not HTTP, or cannot be passed on as HTTP. */
const unreadable = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ERR_INVALID_CHAR',
  'ERR_HTTP_INVALID_STATUS_CODE',
]);

/** Headers as they are on a connection. */
export function linesOf(headers: readonly string[]): string {
  let lines = '';
  for (let index = 0; index + 1 < headers.length; index += 2)
    lines += `${headers[index]}: ${headers[index + 1]}\r\n`;
  return lines;
}
