import { describeExpectStatus, expectStatusOption, isRedirect, statusRule } from '../check.js';
import { expectOption, expectUrl, invalidOption } from '../expect-option.js';
import type { ProbeResponse } from '../probe/outcome.js';
import { createRedactor, secretsOfHeaders, secretsOfQuery, type Redact } from './create-redactor.js';
import { bodyPattern } from './expect-body.js';
import { parseAddress, type Address } from './parse-address.js';
import { readCaFile } from './read-ca-file.js';
import { readCredentials } from './read-credentials.js';
import { shownUrl } from './shown-url.js';
import type { TargetMethod, TargetOptions } from './target-options.js';

/** Why an answer is none. */
export interface Unexpected {
  readonly cause: `status ${number}` | 'body';
  /** The sentence's end: `answered 301 to https://..., want 2xx`. */
  readonly text: string;
}

/** A target that can be asked: every option was looked at, every file and variable was read. */
export interface Target {
  /** Without credentials. */
  readonly url: URL;
  /** For people. */
  readonly shown: string;
  readonly method: TargetMethod;
  /** With the credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where to connect in place of the URL's host. */
  readonly at?: Address;
  /** What TLS trusts; Node's own certificates unless given. */
  readonly ca?: readonly string[];
  readonly insecure: boolean;
  /** Why this is not an answer that was wanted. */
  readonly reasonUnexpected: (response: ProbeResponse) => Unexpected | undefined;
  /** What the other side must send first, where it is no HTTP. */
  readonly greeting?: RegExp;
  /** Takes the credentials out of a text of whatever origin. */
  readonly redact: Redact;
}

const methods: readonly TargetMethod[] = ['GET', 'HEAD', 'OPTIONS', 'POST'];

/** Options that only HTTP has. */
const httpOnly = ['method', 'headers', 'basicAuthFrom', 'expectStatus'] as const;

/**
 * Reads and checks what a target is made of.
 *
 * @param schemes of URLs that can be asked here, without the colon
 * @throws HealthError `InvalidOption`
 */
export function openTarget(options: TargetOptions, schemes: readonly string[]): Target {
  const url = expectUrl('url', options.url, schemes);
  const isHttp = url.protocol.startsWith('http');
  if (!isHttp) refuseHttpOptions(options, url);
  refuseNothingToTrust(options, url);
  const { headers = {}, method = 'GET', insecure = false, caFile, resolve } = options;
  expectOption('method', method, { isValid: methods.includes(method), want: `one of ${methods.join(', ')}` });
  expectHeaders(headers);
  const { authorization, secrets } = readCredentials(url, options);
  const redact = createRedactor([...secrets, ...secretsOfHeaders(headers), ...secretsOfQuery(url)]);
  const pattern = bodyPattern(options.expectBody);
  return {
    url: withoutCredentials(url),
    shown: redact(shownUrl(url.href)),
    method,
    headers: authorization === undefined ? headers : { ...headers, authorization },
    insecure,
    redact,
    reasonUnexpected: judge(options, pattern, redact),
    ...(resolve !== undefined && { at: parseAddress(resolve) }),
    ...(caFile !== undefined && { ca: readCaFile(caFile) }),
    ...(pattern !== undefined && { greeting: pattern }),
  };
}

function judge({ expectStatus, method }: TargetOptions, pattern: RegExp | undefined, redact: Redact) {
  expectStatusOption(expectStatus);
  if (pattern !== undefined && method === 'HEAD')
    throw invalidOption(
      'expectBody',
      'Expected `expectBody` without `method: HEAD`, whose answers have no body',
    );
  const isExpected = statusRule(expectStatus);
  return (response: ProbeResponse): Unexpected | undefined => {
    const { status, body } = response;
    if (!isExpected(status)) {
      const text = `answered ${status}${redact(redirectText(response))}, want ${describeExpectStatus(expectStatus)}`;
      return { cause: `status ${status}`, text };
    }
    if (pattern === undefined || pattern.test(body)) return undefined;
    return { cause: 'body', text: `answered ${status} with a body that does not match ${String(pattern)}` };
  };
}

/** Where a redirect leads, without what it may hold of credentials. */
function redirectText({ status, headers: { location } }: ProbeResponse): string {
  const to = typeof location === 'string' ? location : location?.[0];
  return isRedirect(status) && to !== undefined ? ` to ${shownUrl(to)}` : '';
}

function refuseHttpOptions(options: TargetOptions, url: URL): void {
  const given = httpOnly.filter((name) => options[name] !== undefined);
  const scheme = url.protocol.replace(':', '');
  const [first] = given;
  if (first !== undefined)
    throw invalidOption(first, `Expected no ${namesText(given)} for ${scheme}://, which is not HTTP`);
  expectOption('url', shownUrl(url), { isValid: isAddress(url), want: `${scheme}://host:port` });
}

/** A path and whatever else HTTP would be asked for would be left out without a word. */
const isAddress = ({ port, pathname, search, hash, username, password }: URL): boolean =>
  port !== '' && ['', '/'].includes(pathname) && `${search}${hash}${username}${password}` === '';

const namesText = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function refuseNothingToTrust({ caFile, insecure }: TargetOptions, { protocol }: URL): void {
  const isTls = protocol === 'https:' || protocol === 'tls:';
  const given = [...(caFile === undefined ? [] : ['caFile']), ...(insecure === true ? ['insecure'] : [])];
  const [first] = given;
  if (first !== undefined && !isTls)
    throw invalidOption(first, `Expected no ${namesText(given)} for ${protocol}//, which has no certificate`);
  if (caFile !== undefined && insecure === true)
    throw invalidOption('insecure', 'Expected `caFile` or `insecure`, got both: which certificates count?');
}

function expectHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name))
      throw invalidOption('headers', `Expected \`headers\` to have names of HTTP headers, got \`${name}\``);
    // The value may be a secret: it is not told.
    if (typeof value !== 'string' || /[\r\n\0]/.test(value))
      throw invalidOption(
        'headers',
        `Expected the header \`${name}\` of \`headers\` to be a text of one line`,
      );
  }
}

function withoutCredentials(url: URL): URL {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  return plain;
}
