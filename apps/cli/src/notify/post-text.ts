import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import type { Sent } from './deliver.js';

export interface Posted {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Answers that may be others the next time. */
const passing = (status: number): boolean => status >= 500 || status === 408 || status === 429;

/** Posts once, directly or through the proxy that the environment names. Redirects are not followed. */
export function postText({ url, headers, body, signal }: Posted): Promise<Sent> {
  const proxy = getProxyForUrl(url.href);
  const agent = proxy === '' ? {} : { agent: new HttpsProxyAgent(proxy) };
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const asking = request(
      url,
      { method: 'POST', headers: { ...headers, ...length }, signal, ...agent },
      (answer) => {
        answer.resume().on('error', reject);
        answer.on('end', () => resolve(sentAs(answer.statusCode ?? 0)));
      },
    );
    asking.on('error', reject).end(body);
  });
}

function sentAs(status: number): Sent {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  return { kind: passing(status) ? 'failed' : 'refused', why: `it answered ${status}` };
}
