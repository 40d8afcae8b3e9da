import type { ClientRequest } from './client-message.js';
import type { GatewayStatus } from './http-manners.js';

/** Of all headers together, as a Load Balancer of AWS has it. */
export const headersBytes = 64 * 1_024;

/** Of one header, or of the request's first line. */
const lineBytes = 16 * 1_024;

const versions: ReadonlySet<string> = new Set(['1.0', '1.1']);

/** The status that a request gets without an instance being asked, because of how it is written. */
export function statusToRefuse(
  request: Pick<ClientRequest, 'url' | 'httpVersion' | 'headers' | 'rawHeaders'>,
): GatewayStatus | undefined {
  const { url = '', httpVersion, headers, rawHeaders } = request;
  if (!versions.has(httpVersion) || url.length > lineBytes || hasLongLine(rawHeaders)) return 400;
  const coding = headers['transfer-encoding']?.trim().toLowerCase();
  if (coding === undefined) return undefined;
  // RFC 9112, 6.1: HTTP/1.0 has no such header, so whoever sent it frames its body in another way.
  if (httpVersion === '1.0') return 400;
  return coding === 'chunked' ? undefined : 501;
}

function hasLongLine(rawHeaders: readonly string[]): boolean {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    if ((rawHeaders[index]?.length ?? 0) + (rawHeaders[index + 1]?.length ?? 0) > lineBytes) return true;
  return false;
}
