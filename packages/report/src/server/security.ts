import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a browser may do with the page: load what is ours, and nothing else. */
export const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/**
 * Why a request is none of this page's: another site's page may reach this port too, by its own name for it (DNS
 * rebinding) or from its own origin.
 */
export function reasonForeign(
  { headers: { host, origin, ...others } }: IncomingMessage,
  port: number,
): string | undefined {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !own.includes(host)) return `Expected the host ${own[0]}, got \`${host ?? ''}\``;
  if (origin !== undefined && origin !== `http://${host}`)
    return `Expected the origin http://${host}, got \`${origin}\``;
  const site = others['sec-fetch-site'];
  if (site === 'cross-site') return 'Another site has asked for it';
  return undefined;
}

/** Whether a request carries the right to act. */
export function hasToken({ headers: sent }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(String(sent['x-clicamos-token'] ?? ''));
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
