import type { ServerResponse } from 'node:http';

/** The load balancer's own answers, with the reason phrases of the Classic Load Balancer. */
export type GatewayStatus = 400 | 405 | 408 | 502 | 503 | 504;

const reasons: Readonly<Record<GatewayStatus, string>> = {
  400: 'BAD_REQUEST',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  502: 'Bad Gateway',
  503: 'Service Unavailable: Back-end server is at capacity',
  504: 'GATEWAY_TIMEOUT',
};

/** Answers with no body; a request that has not arrived in full costs its connection. */
export function answerGatewayError(response: ServerResponse, status: GatewayStatus): void {
  const headers = ['Content-Length', '0'];
  if (!response.req.complete) headers.push('Connection', 'close');
  response.writeHead(status, reasons[status], headers).end();
}

/** The same answer for a connection that no `ServerResponse` belongs to: it is closed after it. */
export const rawGatewayError = (status: GatewayStatus): string =>
  `HTTP/1.1 ${status} ${reasons[status]}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;

/** Nothing of an answer has come: what went wrong between the load balancer and the instance. */
export function statusForFailure(error: Error): GatewayStatus {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'UND_ERR_INVALID_ARG') return 400;
  return error.name === 'HTTPParserError' || code.startsWith('HPE_') || unreadable.has(code) ? 502 : 504;
}

/** Codes of undici and Node for an answer that is not HTTP, or cannot be passed on as HTTP. */
const unreadable = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ERR_INVALID_CHAR',
  'ERR_HTTP_INVALID_STATUS_CODE',
]);
