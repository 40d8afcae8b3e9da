import { createHash, createHmac } from 'node:crypto';
import type { Claim, Scope } from './read-claim.js';
import type { SignedRequest } from './signed-request.js';

/**
 * The signature that a request has to have, by version 4 of AWS's signing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * @param claim what the request says is signed
 */
export function sign(
  request: SignedRequest,
  claim: Pick<Claim, 'scope' | 'signedHeaders' | 'timestamp' | 'where'>,
  secretAccessKey: string,
): string {
  const { scope, timestamp } = claim;
  const { date, region, service } = scope;
  const toSign = [
    'AWS4-HMAC-SHA256',
    timestamp,
    `${date}/${region}/${service}/aws4_request`,
    sha256(canonicalRequest(request, claim)),
  ].join('\n');
  return createHmac('sha256', signingKey(secretAccessKey, scope)).update(toSign).digest('hex');
}

function signingKey(secretAccessKey: string, { date, region, service }: Scope): Uint8Array {
  return [date, region, service, 'aws4_request'].reduce<Uint8Array>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
}

function canonicalRequest(
  { method, url, header, body }: SignedRequest,
  { signedHeaders, where }: Pick<Claim, 'signedHeaders' | 'where'>,
): string {
  const [path = '/', query = ''] = splitOnce(url, '?');
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(header(name) ?? '')}\n`);
  return [
    method,
    path.split('/').map(encode).join('/'),
    canonicalQuery(query, where),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash(header, body),
  ].join('\n');
}

/** Who does not sign the body says so; a hash in the header counts for nothing unless the body has it. */
function payloadHash(header: SignedRequest['header'], body: Uint8Array): string {
  return header('x-amz-content-sha256') === UNSIGNED ? UNSIGNED : sha256(body);
}

const UNSIGNED = 'UNSIGNED-PAYLOAD';

function canonicalQuery(query: string, where: Claim['where']): string {
  const parts = query.split('&').filter((part) => part !== '');
  return parts
    .map((part) => splitOnce(part, '=').map((text) => encode(decode(text))))
    .filter(([name]) => where === 'header' || name !== 'X-Amz-Signature')
    .toSorted(byNameAndValue)
    .map(([name, value = '']) => `${name}=${value}`)
    .join('&');
}

function byNameAndValue([name = '', value = '']: readonly string[], other: readonly string[]): number {
  const [otherName = '', otherValue = ''] = other;
  if (name !== otherName) return name < otherName ? -1 : 1;
  return value < otherValue ? -1 : 1;
}

const canonicalValue = (value: string) => value.trim().replaceAll(/\s+/g, ' ');

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** RFC 3986: all but unreserved characters. */
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** What is no encoding stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function splitOnce(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
