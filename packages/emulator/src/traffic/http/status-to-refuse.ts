import { METHODS } from 'node:http';
import type { GatewayStatus } from './http-manners.js';
import type { MessageHead } from './message/read-head.js';

/** Of all headers together, as a Load Balancer of AWS has it. */
export const headersBytes = 64 * 1_024;

/** Of one header, or of the request's first line. */
const lineBytes = 16 * 1_024;

export interface RequestLine {
  readonly method: string;
  readonly url: string;
  readonly version: string;
}

/** The status that a request gets without an instance being asked, because of how it is written. */
export function statusToRefuse(
  { method, url, version }: RequestLine,
  head: Pick<MessageHead, 'rawHeaders' | 'coding' | 'hosts' | 'expect'>,
): GatewayStatus | undefined {
  if (version !== '1.1' && version !== '1.0') return 400;
  if (head.hosts > 1 || (head.hosts === 0 && version === '1.1')) return 400;
  if (method === 'CONNECT') return 405;
  if (!methods.has(method) || !target.test(url)) return 400;
  if (url.length > lineBytes || hasLongLine(head.rawHeaders)) return 400;
  // RFC 9112, 6.1: HTTP/1.0 has no such header, so whoever sent it frames its body in another way.
  if (head.coding !== undefined && version === '1.0') return 400;
  if (head.coding !== undefined && head.coding !== 'chunked') return 501;
  return head.expect === undefined || version === '1.0' || continues.test(head.expect) ? undefined : 417;
}

const methods: ReadonlySet<string> = new Set(METHODS);

/** A path, or a whole URL as proxies are sent (RFC 9112, 3.2); not `*`, which asks the load balancer itself. */
const target = /^(?:\/|https?:\/\/)/i;

/** The one expectation that there is (RFC 9110, 10.1.1). */
export const continues = /^100-continue$/i;

function hasLongLine(rawHeaders: readonly string[]): boolean {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    if ((rawHeaders[index]?.length ?? 0) + (rawHeaders[index + 1]?.length ?? 0) > lineBytes) return true;
  return false;
}
