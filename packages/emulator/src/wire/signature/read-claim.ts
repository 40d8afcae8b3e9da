import type { SignedRequest } from './signed-request.js';

/** What a request says of its own signature. */
export interface Claim {
  /** Where it says so: presigned URLs say it in their query. */
  readonly where: 'header' | 'query';
  readonly accessKeyId: string;
  /** `date/region/service/aws4_request`. */
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** As it is signed: `20260131T120000Z`. */
  readonly timestamp: string;
  readonly signedAtMs: number;
  /** How long a presigned URL is good. */
  readonly expiresSeconds?: number;
  readonly sessionToken?: string;
}

export interface Scope {
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** A claim that cannot be checked. */
export interface BrokenClaim {
  /** AWS's sentence. */
  readonly broken: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Reads what a request says of its signature, in its header or in its query.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function readClaim(request: SignedRequest): Claim | BrokenClaim {
  const authorization = request.header('authorization');
  return authorization === undefined ? fromQuery(request) : fromHeader(authorization, request);
}

function fromHeader(authorization: string, { header }: SignedRequest): Claim | BrokenClaim {
  const [algorithm = '', ...rest] = authorization.trim().split(' ');
  const parts = new Map(rest.join(' ').split(',').map(pairOf));
  return claimOf({
    where: 'header',
    algorithm,
    credential: parts.get('Credential'),
    signedHeaders: parts.get('SignedHeaders'),
    signature: parts.get('Signature'),
    timestamp: header('x-amz-date') ?? timestampOf(header('date')),
    sessionToken: header('x-amz-security-token'),
  });
}

function fromQuery({ url }: SignedRequest): Claim | BrokenClaim {
  const query = new URL(url, 'http://localhost').searchParams;
  const get = (name: string) => query.get(name) ?? undefined;
  const claim = claimOf({
    where: 'query',
    algorithm: get('X-Amz-Algorithm') ?? '',
    credential: get('X-Amz-Credential'),
    signedHeaders: get('X-Amz-SignedHeaders'),
    signature: get('X-Amz-Signature'),
    timestamp: get('X-Amz-Date'),
    sessionToken: get('X-Amz-Security-Token'),
  });
  if ('broken' in claim) return claim;
  const expiresSeconds = Number(get('X-Amz-Expires') ?? Number.NaN);
  if (expiresSeconds >= 0 && expiresSeconds <= WEEK_SECONDS) return { ...claim, expiresSeconds };
  return { broken: `X-Amz-Expires must be a number of seconds, at most ${WEEK_SECONDS}` };
}

const WEEK_SECONDS = 604_800;

interface Parts {
  readonly where: Claim['where'];
  readonly algorithm: string;
  readonly credential: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly sessionToken: string | undefined;
}

function claimOf(parts: Parts): Claim | BrokenClaim {
  const { where, algorithm, credential, signature, timestamp, sessionToken } = parts;
  if (algorithm !== ALGORITHM) return { broken: `Unsupported AWS 'algorithm': '${algorithm}'` };
  if (!credential || !parts.signedHeaders || !signature) return { broken: missingOf(parts) };
  const [end, service, region, date, ...id] = credential.split('/').reverse();
  if (end !== 'aws4_request' || !service || !region || !date || id.length === 0)
    return { broken: `Credential must have exactly 5 slash-delimited elements, got '${credential}'` };
  const signedAtMs = timeOf(timestamp ?? '');
  if (timestamp === undefined || signedAtMs === undefined)
    return { broken: `Date must be in ISO-8601 'basic format'. Got '${timestamp ?? ''}'` };
  if (!timestamp.startsWith(date))
    return { broken: `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date` };
  return {
    where,
    accessKeyId: id.reverse().join('/'),
    scope: { date, region, service },
    signedHeaders: parts.signedHeaders.toLowerCase().split(';'),
    signature,
    timestamp,
    signedAtMs,
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

function missingOf({ credential, signedHeaders, signature }: Parts): string {
  const given = { Credential: credential, Signature: signature, SignedHeaders: signedHeaders };
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
  return missing.map((name) => `Authorization header requires '${name}' parameter.`).join(' ');
}

function pairOf(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** An HTTP date as a signature has it: clients that cannot set `X-Amz-Date` sign `Date`. */
function timestampOf(date: string | undefined): string | undefined {
  if (date === undefined || timeOf(date) !== undefined) return date;
  const ms = Date.parse(date);
  return Number.isNaN(ms) ? undefined : basicFormat(ms);
}

/** An instant as signatures write it. */
export const basicFormat = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

function timeOf(timestamp: string): number | undefined {
  const [, year, month, day, hour, minute, second] = BASIC_FORMAT.exec(timestamp) ?? [];
  if (year === undefined) return undefined;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

const BASIC_FORMAT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
