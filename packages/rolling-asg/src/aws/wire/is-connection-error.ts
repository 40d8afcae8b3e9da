/**
 * Codes of a connection that was not made or did not hold: the request may or may not have arrived.
 * https://nodejs.org/api/errors.html#common-system-errors, and of the resolver, of TLS and of undici.
 */
const codes: ReadonlySet<string> = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EADDRNOTAVAIL',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETRESET',
  'ENETUNREACH',
  'ENOTCONN',
  'EPIPE',
  'EPROTO',
  'ESOCKETTIMEDOUT',
  'ETIMEDOUT',
  'ENODATA',
  'ENOTFOUND',
  'ESERVFAIL',
  'EREFUSED',
  'ETIMEOUT',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  // Somebody else answers in the place of AWS, for as long as a network wants a log-in.
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Families of codes: of undici, of the HTTP parser, of TLS, of streams that end in the middle. */
const prefixes = ['UND_ERR_', 'HPE_', 'ERR_SSL_', 'ERR_TLS_', 'ERR_HTTP2_', 'ERR_STREAM_'];

/** How deep a cause may hide, should somebody have made a ring of them. */
const deepest = 8;

/**
 * Whether it was the connection: by the code of an error, of its causes, or of the errors that it sums up. Errors are
 * looked at as objects: one of another realm is no `Error` of this one.
 */
export function isConnectionError(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (codes.has(code) || prefixes.some((prefix) => code.startsWith(prefix))) return true;
  const causes: unknown[] = 'cause' in error ? [error.cause] : [];
  const summed: unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  return [...causes, ...summed].some((one) => isConnectionError(one, depth + 1));
}
