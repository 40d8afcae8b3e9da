/**
 * The operation that a request to AWS's API asks for: `Action` of the query protocols, the target of JSON.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {Buffer} body
 */
export function operationOf(headers, body) {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  return new URLSearchParams(body.toString('utf8')).get('Action') ?? 'unknown';
}
